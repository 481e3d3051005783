const remembered = "loket.language";
const locales = { id: "id-ID", en: "en-GB" };

/** The languages of the screens, each by its own name. */
export const languages = { id: "Bahasa Indonesia", en: "English" };

/** The language of this page; every request asks for the server's answers in it. */
export const language = () => document.documentElement.lang;

/** How this language writes dates, times and numbers. */
export const locale = () => locales[language()];

/**
 * Another language, at once and for all pages of this browser. What was said by `say` is said again; what a page
 * computes by itself it shows anew on `loket:language`.
 */
export function setLanguage(chosen) {
  localStorage.setItem(remembered, chosen);
  if (chosen === language()) return;
  document.documentElement.lang = chosen;
  dispatchEvent(new CustomEvent("loket:language", { detail: chosen }));
}

const kept = localStorage.getItem(remembered);
document.documentElement.lang = kept in languages ? kept : "id";
