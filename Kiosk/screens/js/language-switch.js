import { element } from "./dom.js";
import { language, languages, setLanguage } from "./language.js";
import { say } from "./messages.js";

function choice([code, name]) {
  const short = code.toUpperCase();
  const look = { className: "language-choice", type: "button", lang: code, "data-testid": `language-${code}` };
  const button = element("button", { ...look, ariaLabel: `${short} – ${name}` }, short);
  button.addEventListener("click", () => setLanguage(code));
  return button;
}

/** The two languages side by side, the one in use pressed. */
export function languageSwitch() {
  const buttons = Object.entries(languages).map(choice);
  const press = () => { for (const button of buttons) button.ariaPressed = String(button.lang === language()); };
  press();
  addEventListener("loket:language", press);
  return say(element("div", { className: "language", role: "group" }, ...buttons), "language.label", {}, "ariaLabel");
}

/** Puts the switch where a page without a band wants it. */
export const placeLanguageSwitch = () => document.querySelector("[data-language]").append(languageSwitch());
