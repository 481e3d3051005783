import { element } from "./dom.js";
import { say } from "./messages.js";

/** Something that was taken on and can be let go again: a phrase for what, a phrase for letting go, and what then is. */
export function chip(name, what, letGo, gone) {
  const button = element("button", { className: "chip-end", type: "button", "data-testid": `${name}-end` }, "×");
  say(button, letGo, {}, "ariaLabel");
  say(button, letGo, {}, "title");
  button.addEventListener("click", gone);
  return element("p", { className: "chip", "data-testid": name }, say(element("span"), what), button);
}
