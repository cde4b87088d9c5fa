// Language and theme: switched by the reader, kept where the browser lets us.
const words = JSON.parse(document.getElementById("words").textContent);
const root = document.documentElement;
const themes = ["auto", "light", "dark"];

export function say(table, key) {
  return words[table]?.[key]?.[root.lang] ?? key;
}

// what holds a wording in both languages
export function inWords(both) {
  return both[root.lang];
}

function kept(name) {
  try { return localStorage.getItem(`newsextract.${name}`); } catch { return null; }
}

function keep(name, value) {
  try { localStorage.setItem(`newsextract.${name}`, value); } catch { /* a file:// page may have no store */ }
}

export function reword(part) {
  const worded = (path) => say(...path.split("."));
  for (const e of part.querySelectorAll("[data-t]")) e.textContent = worded(e.dataset.t);
  for (const e of part.querySelectorAll("[data-t-label]")) e.setAttribute("aria-label", worded(e.dataset.tLabel));
  for (const e of part.querySelectorAll("[data-t-placeholder]")) e.placeholder = worded(e.dataset.tPlaceholder);
}

function setLanguage(language) {
  root.lang = language;
  reword(document);
  document.getElementById("language").lang = language === "ko" ? "en" : "ko";
  setTheme(root.dataset.theme ?? "auto");
  document.dispatchEvent(new CustomEvent("language"));
}

function setTheme(theme) {
  if (theme === "auto") delete root.dataset.theme;
  else root.dataset.theme = theme;
  document.getElementById("theme-name").textContent = say("ui", `theme_${theme}`);
}

document.getElementById("language").addEventListener("click", () => {
  const language = root.lang === "ko" ? "en" : "ko";
  setLanguage(language);
  keep("language", language);
});
document.getElementById("theme").addEventListener("click", () => {
  const theme = themes[(themes.indexOf(root.dataset.theme ?? "auto") + 1) % themes.length];
  setTheme(theme);
  keep("theme", theme);
});
if (themes.includes(kept("theme"))) setTheme(kept("theme"));
if (kept("language") === "en") setLanguage("en");
