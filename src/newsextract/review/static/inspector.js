// What is known of one span, or of one place in the article.
import { inWords, say } from "./settings.js";
import { element, shown } from "./marks.js";

const details = document.getElementById("details");
const longest = 600; // characters of a span that are quoted

export function named(claim) {
  const label = say("label", claim.label);
  return claim.reason ? `${label} · ${say("reason", claim.reason)}` : label;
}

function quoted(text) {
  const characters = [...text.slice(0, longest * 2)];
  return characters.length > longest ? [shown(characters.slice(0, longest).join("")), "…"] : [shown(text)];
}

function percent(share) {
  return `${(100 * (share ?? 0)).toFixed(1)} %`;
}

function row(list, key, ...value) {
  list.append(element("dt", "", say("ui", key)), element("dd", "", ...value));
}

export function describe(decision) {
  const head = element("p", "head", element("span", `badge l-${decision.label}`, named(decision)));
  if (decision.uncertain) head.append(element("span", "badge doubt", `? ${say("ui", "is_uncertain")}`));
  const quote = element("blockquote", `l-${decision.label}`, ...quoted(decision.text));
  quote.tabIndex = 0;
  const list = element("dl", "");
  row(list, "confidence", percent(decision.confidence));
  if (decision.runner_up) row(list, "runner_up", `${say("label", decision.runner_up)} · ${percent(decision.runner_up_confidence)}`);
  if (decision.reasons) {
    const why = element("ul", "");
    for (const reason of decision.reasons) why.append(element("li", "", ...quoted(inWords(reason))));
    row(list, "why", why);
  }
  row(list, "rule", element("code", "", decision.rule));
  if (decision.evidence) row(list, "evidence", ...quoted(decision.evidence));
  if (decision.value !== undefined) row(list, "value", ...quoted(decision.value));
  if (decision.lost) {
    const lost = element("ul", "");
    for (const claim of decision.lost) {
      const item = element("li", "lost", element("s", "", named(claim)), " ", element("code", "", claim.rule));
      if (claim.evidence) item.append(element("small", "", shown(claim.evidence)));
      lost.append(item);
    }
    row(list, "lost", lost);
  }
  row(list, "place", decision.place ? element("code", "", decision.place) : say("ui", "no_place"));
  row(list, "line", `${decision.line} (${say("ui", "characters")} ${decision.start}–${decision.end})`);
  details.replaceChildren(head, quote, list);
}

export function describePlace(place, found) {
  const head = element("p", "head", element("span", "badge", say("ui", "place")), element("code", "", place));
  if (!found.length) {
    details.replaceChildren(head, element("p", "hint", say("ui", "from_elsewhere")));
    return;
  }
  const list = element("ul", "");
  for (const decision of found.slice(0, 20)) {
    list.append(element("li", "lost", element("span", `badge l-${decision.label}`, named(decision)), " ", element("code", "", decision.rule), element("small", "", ...quoted(decision.text.slice(0, 120)))));
  }
  details.replaceChildren(head, element("p", "hint", say("ui", "decided_from")), list);
}
