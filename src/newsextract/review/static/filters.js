// What of the document is shown: labels, reasons and uncertain spans that are switched on, and what is searched for.
export const doc = document.getElementById("doc");
const search = document.getElementById("search");
const limit = 2000; // matches that are painted; all of them are found

export let decisions = [];
let folded = [];
let on = new Set();
let hits = null;

export function watch(given) {
  decisions = given;
  folded = given.map((d) => `${d.text}\n${d.rule}`.toLowerCase());
  apply();
}

function matches(decision) {
  if (on.size === 0) return true;
  return on.has(`l-${decision.label}`) || on.has(`x-${decision.reason}`) || (decision.uncertain && on.has("u"));
}

export function isShown(index) {
  return matches(decisions[index]) && (hits === null || hits.has(index));
}

function apply() {
  const wanted = search.value.trim().toLowerCase();
  hits = wanted ? new Set(decisions.flatMap((d, i) => (matches(d) && folded[i].includes(wanted) ? [i] : []))) : null;
  doc.className = ["", ...on].join(" on-").trim();
  doc.classList.toggle("only", on.size > 0);
  doc.classList.toggle("searching", hits !== null);
  markRows();
  paint(wanted);
  const count = decisions.reduce((n, _, i) => n + (isShown(i) ? 1 : 0), 0);
  document.getElementById("shown").textContent = count;
  document.getElementById("nothing").hidden = count > 0;
  document.getElementById("all").hidden = on.size === 0 && hits === null;
  document.getElementById("total").textContent = decisions.length;
  document.getElementById("uncertain").textContent = decisions.filter((d) => d.uncertain).length;
  for (const chip of document.querySelectorAll("[data-filter]")) chip.setAttribute("aria-pressed", on.has(chip.dataset.filter));
}

function markRows() {
  for (const e of [...doc.getElementsByClassName("f")]) e.classList.remove("f");
  for (const index of hits ?? []) {
    for (const span of parts(index)) {
      span.parentElement.classList.add("f");
      span.closest(".k").classList.add("f");
    }
  }
}

// A span of many rows has an element in each; all but the first have no id.
export function parts(index) {
  const first = document.getElementById(`s${index}`);
  if (!first) return [];
  return decisions[index].text.length > 3900 ? doc.querySelectorAll(`[data-i="${index}"]`) : [first];
}

function paint(wanted) {
  if (!globalThis.Highlight || !CSS.highlights) return;
  const ranges = [];
  for (const index of hits ?? []) {
    if (ranges.length >= limit) break;
    for (const span of parts(index)) rangesIn(span, wanted, ranges);
  }
  CSS.highlights.set("found", new Highlight(...ranges));
}

function rangesIn(span, wanted, ranges) {
  const walker = document.createTreeWalker(span, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.data.toLowerCase();
    for (let at = text.indexOf(wanted); at >= 0 && ranges.length < limit; at = text.indexOf(wanted, at + wanted.length)) {
      const range = new StaticRange({ startContainer: node, startOffset: at, endContainer: node, endOffset: Math.min(at + wanted.length, node.length) });
      ranges.push(range);
    }
  }
}

export function toggle(name) {
  if (!on.delete(name)) on.add(name);
  apply();
}

export function showAll() {
  on = new Set();
  search.value = "";
  apply();
}

let waiting;
search.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(apply, 120);
});
document.getElementById("all").addEventListener("click", showAll);
for (const bar of document.querySelectorAll(".bar")) {
  bar.addEventListener("click", (event) => {
    const chip = event.target.closest("[data-filter]");
    if (chip) toggle(chip.dataset.filter);
  });
}
