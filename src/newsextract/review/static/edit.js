// Corrections: a span's label is changed, spans are split and joined, and what was said is kept as a case.
import { decisions, doc } from "./filters.js";
import { element, masked, shown } from "./marks.js";
import { post } from "./post.js";
import { reword, say } from "./settings.js";
import { art, current, load, select } from "./view.js";

const get = (id) => document.getElementById(id);
const form = get("editor");
const corrected = "review.corrected";
const longest = 20000; // characters of a span that can be split by hand

const before = JSON.parse(get("kept").textContent);
let said = before.spans;
let kept = before.there ? JSON.stringify(said) : null; // null: there is no case of this document yet
let earlier = [];

function tell(message, bad = false) {
  get("told").replaceChildren(shown(message));
  get("told").classList.toggle("bad", bad);
}

function refresh() {
  const changed = JSON.stringify(said) !== (kept ?? "[]");
  get("undo").disabled = earlier.length === 0;
  get("save").disabled = !changed && kept !== null;
  document.title = document.title.replace(/^(\* )?/, changed ? "* " : "");
}

async function show(spans, start) {
  let answer;
  try {
    answer = await post(`${location.pathname}/preview`, { spans });
  } catch (error) {
    tell(error instanceof TypeError ? say("ui", "failed") : error.message, true);
    return false;
  }
  said = spans;
  doc.innerHTML = answer.document; // made and escaped by the server, as the page itself
  art.innerHTML = answer.article;
  get("chips").innerHTML = answer.chips;
  for (const part of [doc, art, get("chips")]) reword(part);
  load(answer.record);
  const index = decisions.findIndex((d) => d.end > start);
  if (index >= 0) select(index);
  refresh();
  return true;
}

async function put(spans, start) {
  const before = said;
  const apart = (one) => spans.every((span) => one.end <= span.start || one.start >= span.end);
  const after = [...said.filter(apart), ...spans].sort((a, b) => a.start - b.start);
  if (await show(after, start)) {
    earlier.push(before);
    tell("");
    refresh();
  }
}

const spanOf = (d) => ({ start: d.start, end: d.end, label: d.label, ...(d.reason && { reason: d.reason }) });

function fill(index) {
  const decision = decisions[index];
  form.hidden = false;
  get("label").value = decision.label;
  if (decision.reason) get("reason").value = decision.reason;
  get("value").value = "";
  get("split-text").value = decision.text.length > longest ? "" : masked(decision.text);
  get("split").disabled = decision.text.length > longest;
  get("revert").disabled = decision.rule !== corrected;
  get("join-previous").disabled = index === 0;
  get("join-next").disabled = index === decisions.length - 1;
  fields();
}

function fields() {
  const label = get("label").value;
  get("reason-field").hidden = label !== "chrome";
  get("value-field").hidden = ["chrome", "body", "heading"].includes(label);
}

function change() {
  const { start, end } = decisions[current()];
  const label = get("label").value;
  const value = get("value-field").hidden ? "" : get("value").value.trim();
  put([{ start, end, label, ...(label === "chrome" && { reason: get("reason").value }), ...(value && { value }) }], start);
}

function split() {
  const decision = decisions[current()];
  const characters = [...decision.text];
  const at = [...get("split-text").value.slice(0, get("split-text").selectionStart)].length;
  const parts = [characters.slice(0, at).join(""), characters.slice(at).join("")];
  if (!parts.every((part) => part.trim())) {
    tell(say("ui", "split_where"), true);
    get("split-text").focus();
    return;
  }
  const whole = spanOf(decision);
  put([{ ...whole, end: decision.start + at }, { ...whole, start: decision.start + at }].map(trimmed(decision)), decision.start + at);
}

// A part ends where its text does: the server drops white space at the edges too, and both must agree.
const trimmed = (decision) => (span) => {
  const text = [...decision.text].slice(span.start - decision.start, span.end - decision.start);
  const first = text.findIndex((c) => c.trim());
  const last = text.findLastIndex((c) => c.trim());
  return { ...span, start: span.start + first, end: span.start + last + 1 };
};

function join(step) {
  const index = Math.min(current(), current() + step);
  const [first, second] = [decisions[index], decisions[index + 1]];
  if (first && second) put([{ ...spanOf(first), end: second.end }], first.start);
}

function revert() {
  const { start, end } = decisions[current()];
  const before = said;
  show(said.filter((one) => one.end <= start || one.start >= end), start).then((done) => {
    if (done) earlier.push(before);
    refresh();
  });
}

async function undo() {
  const before = earlier.pop();
  if (before && !(await show(before, decisions[Math.max(current(), 0)].start))) earlier.push(before);
  refresh();
}

async function save() {
  try {
    const answer = await post(`${location.pathname}/save`, { spans: said });
    kept = JSON.stringify(said);
    tell(`${say("ui", "saved")}: ${answer.files.join(", ")}`);
    if (answer.proposals) get("told").append(" ", proposalsLink());
  } catch (error) {
    tell(error instanceof TypeError ? say("ui", "failed") : error.message, true);
  }
  refresh();
}

function proposalsLink() {
  const link = element("a", "", say("ui", "proposals"));
  link.href = "/proposals";
  return link;
}

document.addEventListener("selected", (event) => fill(event.detail));
get("label").addEventListener("change", fields);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  change();
});
for (const [id, act] of Object.entries({ split, revert, undo, save, "join-previous": () => join(-1), "join-next": () => join(1) })) {
  get(id).addEventListener("click", act);
}
const keys = { e: () => get("label").focus(), s: () => get("split-text").focus(), m: () => join(1), u: undo };
document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === "s") {
    event.preventDefault();
    if (!get("save").disabled) save();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.target.matches("input, textarea, select") || get("keys").open) return;
  if (keys[event.key] && current() >= 0) {
    event.preventDefault();
    keys[event.key]();
  }
});
addEventListener("beforeunload", (event) => {
  if (JSON.stringify(said) !== (kept ?? "[]")) event.preventDefault();
});
refresh();
