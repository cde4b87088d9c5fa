// The documents that differ: narrowed by field, by what was won and lost, and by name.
import "./settings.js";

const find = document.getElementById("find");
const documents = [...document.querySelectorAll(".document")];
const on = new Set();

function apply() {
  const wanted = find.value.trim().toLowerCase();
  let count = 0;
  for (const one of documents) {
    const told = one.dataset.told.split(" ");
    one.hidden = ![...on].every((name) => told.includes(name)) || !one.dataset.name.toLowerCase().includes(wanted);
    count += one.hidden ? 0 : 1;
  }
  document.getElementById("count").textContent = count;
  document.getElementById("nothing").hidden = count > 0;
  for (const chip of document.querySelectorAll("[data-filter]")) chip.setAttribute("aria-pressed", on.has(chip.dataset.filter));
}

function walk(step) {
  const there = documents.filter((one) => !one.hidden);
  const here = there.indexOf(document.activeElement.closest(".document"));
  const next = there[Math.min(Math.max(here + step, 0), there.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: "start" });
}

document.querySelector("main").addEventListener("click", (event) => {
  const chip = event.target.closest("[data-filter]");
  if (!chip) return;
  if (!on.delete(chip.dataset.filter)) on.add(chip.dataset.filter);
  apply();
});
find.addEventListener("input", apply);
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input")) return;
  const act = { j: () => walk(1), k: () => walk(-1), "/": () => find.focus() }[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});
