// A stranger's text as nodes: never markup, and what cannot be seen is shown as a mark of one character.
const unseen = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]/u;
const shortNames = { 0xad: "SHY", 0x200b: "ZWSP", 0x200c: "ZWNJ", 0x200d: "ZWJ", 0x200e: "LRM", 0x200f: "RLM", 0x202a: "LRE", 0x202b: "RLE", 0x202c: "PDF", 0x202d: "LRO", 0x202e: "RLO", 0x2060: "WJ", 0x2066: "LRI", 0x2067: "RLI", 0x2068: "FSI", 0x2069: "PDI", 0xfeff: "BOM", 0xd: "CR" };

export function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
}

export function shown(text) {
  const parts = document.createDocumentFragment();
  for (const part of text.split(new RegExp(`(${unseen.source})`, "u"))) {
    if (!part) continue;
    const code = part.codePointAt(0);
    const name = shortNames[code] ?? `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
    parts.append(unseen.test(part) ? element("i", "m", name) : part);
  }
  return parts;
}

// Text for a field, character for character: what cannot be seen is a dot.
export function masked(text) {
  return [...text].map((c) => (unseen.test(c) ? "\u00b7" : c)).join("");
}
