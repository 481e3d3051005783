import { element } from "./dom.js";
import { language, languages, setLanguage } from "./language.js";
import { say } from "./messages.js";

function choice([code, name], whole) {
  const short = code.toUpperCase();
  const look = { className: "language-choice", type: "button", lang: code, "data-testid": `language-${code}` };
  const button = whole ? element("button", look, name)
    : element("button", { ...look, ariaLabel: `${short} – ${name}` }, short);
  button.addEventListener("click", () => setLanguage(code));
  return button;
}

/** The two languages side by side, the one in use pressed; `whole` writes their names out. */
export function languageSwitch({ whole = false } = {}) {
  const buttons = Object.entries(languages).map((one) => choice(one, whole));
  const press = () => { for (const button of buttons) button.ariaPressed = String(button.lang === language()); };
  press();
  addEventListener("loket:language", press);
  return say(element("div", { className: "language", role: "group" }, ...buttons), "language.label", {}, "ariaLabel");
}

/** Puts the switch where a page without a band wants it: in `[data-language]`, whose value may be `whole`. */
export function placeLanguageSwitch() {
  const place = document.querySelector("[data-language]");
  place.append(languageSwitch({ whole: place.dataset.language === "whole" }));
}
