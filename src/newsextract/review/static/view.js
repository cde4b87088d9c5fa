// The document and the article: what is pointed at or walked to lights up in both.
import { say } from "./settings.js";
import { decisions, doc, isShown, parts, showAll, watch } from "./filters.js";
import { describe, describePlace, named } from "./inspector.js";

export const art = document.getElementById("art");
const panes = document.querySelector(".panes");
const keys = document.getElementById("keys");
const calm = matchMedia("(prefers-reduced-motion: reduce)");

let byPlace = new Map();
let at = -1; // the span that was walked to
let place = null; // the place in the article that was walked to
let lit = [];

export function load(record) {
  byPlace = new Map();
  record.decisions.forEach((d, i) => {
    if (d.place) byPlace.set(d.place, [...(byPlace.get(d.place) ?? []), i]);
  });
  at = -1;
  place = null;
  lit = [];
  watch(record.decisions);
}

export const current = () => at;

function placesOf(name) {
  return name ? art.querySelectorAll(`[data-p="${name}"]`) : [];
}

function light(elements) {
  for (const e of lit) e.classList.remove("lit");
  lit = elements;
  for (const e of lit) e.classList.add("lit");
}

function lightSpan(index) {
  const decision = decisions[index];
  const spans = decision.place ? byPlace.get(decision.place) : [index];
  light([...spans.flatMap((i) => [...parts(i)]), ...placesOf(decision.place)]);
}

function lightPlace(name) {
  light([...(byPlace.get(name) ?? []).flatMap((i) => [...parts(i)]), ...placesOf(name)]);
}

function point(index) {
  lightSpan(index);
  describe(decisions[index]);
}

function pointAt(name) {
  lightPlace(name);
  describePlace(name, (byPlace.get(name) ?? []).map((i) => decisions[i]));
}

// What is far away is jumped to, and once more: heights on the way there were estimates until it was looked at.
function bring(element, tries = 3) {
  if (!element.checkVisibility()) return;
  const box = element.getBoundingClientRect();
  const pane = element.closest(".pane").getBoundingClientRect();
  const tall = box.height > pane.height - 60;
  if (box.top >= pane.top + 40 && (tall ? box.top < pane.bottom - 60 : box.bottom <= pane.bottom - 20)) return;
  const far = Math.abs(box.top - pane.top) > 2 * pane.height;
  element.scrollIntoView({ block: tall ? "start" : "center", behavior: far || calm.matches ? "instant" : "smooth" });
  if (far && tries) requestAnimationFrame(() => bring(element, tries - 1));
}

export function select(index) {
  document.getElementById(`s${at}`)?.setAttribute("aria-selected", "false");
  for (const e of document.querySelectorAll(".at")) e.classList.remove("at");
  at = index;
  place = decisions[index].place ?? null;
  const span = document.getElementById(`s${index}`);
  span.setAttribute("aria-selected", "true");
  span.classList.add("at");
  doc.setAttribute("aria-activedescendant", span.id);
  point(index);
  bring(span);
  const [there] = placesOf(place);
  if (there) bring(there);
  document.getElementById("said").textContent = `${named(decisions[index])}. ${say("ui", "rule")} ${decisions[index].rule}`;
  document.dispatchEvent(new CustomEvent("selected", { detail: index }));
}

function selectPlace(name) {
  for (const e of document.querySelectorAll(".at")) e.classList.remove("at");
  place = name;
  const [there] = placesOf(name);
  there.classList.add("at");
  bring(there);
  pointAt(name);
  const [index] = byPlace.get(name) ?? [];
  if (index !== undefined) {
    at = index;
    bring(document.getElementById(`s${index}`));
    document.dispatchEvent(new CustomEvent("selected", { detail: index }));
  }
  document.getElementById("said").textContent = there.textContent.slice(0, 200);
}

function walk(from, step, wanted = () => true) {
  for (let i = from + step; i >= 0 && i < decisions.length; i += step) {
    if (isShown(i) && wanted(decisions[i])) return select(i);
  }
}

function walkPlaces(step) {
  const all = [...art.querySelectorAll("[data-p]:not(.on)")];
  const here = all.findIndex((e) => e.dataset.p === place);
  const next = all[Math.min(Math.max(here + step, 0), all.length - 1)];
  if (next) selectPlace(next.dataset.p);
}

const isUncertain = (decision) => decision.uncertain;
const toUncertain = (step) => walk(at < 0 && step < 0 ? decisions.length : at, step, isUncertain);

function show(pane) {
  panes.dataset.pane = pane;
  for (const b of document.querySelectorAll(".switch button")) b.setAttribute("aria-pressed", b.dataset.pane === pane);
}

function across() {
  if (document.activeElement === art) {
    show("document");
    doc.focus();
    if (at >= 0) select(at);
  } else if (place && placesOf(place).length) {
    show("article");
    art.focus();
    selectPlace(place);
  }
}

const inDocument = { ArrowDown: () => walk(at, 1), j: () => walk(at, 1), ArrowUp: () => walk(at, -1), k: () => walk(at, -1), Home: () => walk(-1, 1), End: () => walk(decisions.length, -1), Enter: across };
const inArticle = { ArrowDown: () => walkPlaces(1), j: () => walkPlaces(1), ArrowUp: () => walkPlaces(-1), k: () => walkPlaces(-1), Home: () => walkPlaces(-Infinity), End: () => walkPlaces(Infinity), Enter: across };
const everywhere = { n: () => toUncertain(1), p: () => toUncertain(-1), "/": () => document.getElementById("search").focus(), "?": () => keys.showModal(), Escape: showAll };

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || keys.open || event.isComposing) return;
  if (event.target.matches("input, textarea, select")) {
    if (event.key === "Escape" && event.target.id === "search") showAll();
    return;
  }
  const here = event.target === doc ? inDocument : event.target === art ? inArticle : {};
  const act = here[event.key] ?? everywhere[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

doc.addEventListener("mouseover", (event) => {
  const span = event.target.closest(".s");
  if (span) point(Number(span.dataset.i));
});
art.addEventListener("mouseover", (event) => {
  const there = event.target.closest("[data-p]");
  if (there) pointAt(there.dataset.p);
});
for (const pane of [doc, art]) {
  pane.addEventListener("mouseleave", () => {
    if (at >= 0) point(at);
    else light([]);
  });
}
doc.addEventListener("click", (event) => {
  const span = event.target.closest(".s");
  if (span) select(Number(span.dataset.i));
});
art.addEventListener("click", (event) => {
  const there = event.target.closest("[data-p]");
  if (there) selectPlace(there.dataset.p);
});
document.getElementById("next-uncertain").addEventListener("click", () => toUncertain(1));
document.getElementById("previous-uncertain").addEventListener("click", () => toUncertain(-1));
document.getElementById("show-keys").addEventListener("click", () => keys.showModal());
document.querySelector(".switch").addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button) show(button.dataset.pane);
});
document.addEventListener("language", () => {
  if (at >= 0) describe(decisions[at]);
});

load(JSON.parse(document.getElementById("data").textContent));
