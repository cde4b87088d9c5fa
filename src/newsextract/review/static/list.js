// The list of documents: sorted by a column, narrowed by a search.
import "./settings.js";

const table = document.getElementById("documents");
const body = table.tBodies[0];
const find = document.getElementById("find");

function sort(head) {
  const column = [...head.parentElement.children].indexOf(head);
  const numeric = head.querySelector("button").dataset.sort === "number";
  const descending = head.ariaSort === "none" ? numeric : head.ariaSort === "ascending";
  const value = (row) => row.cells[column].dataset.value;
  const order = numeric ? (a, b) => Number(value(a)) - Number(value(b)) : (a, b) => value(a).localeCompare(value(b), "ko", { numeric: true });
  for (const other of head.parentElement.children) other.ariaSort = "none";
  head.ariaSort = descending ? "descending" : "ascending";
  body.append(...[...body.rows].sort((a, b) => (descending ? order(b, a) : order(a, b))));
}

table.tHead.addEventListener("click", (event) => {
  if (event.target.closest("button")) sort(event.target.closest("th"));
});
find.addEventListener("input", () => {
  const wanted = find.value.trim().toLowerCase();
  for (const row of body.rows) row.hidden = !row.textContent.toLowerCase().includes(wanted);
  document.getElementById("count").textContent = [...body.rows].filter((row) => !row.hidden).length;
});
