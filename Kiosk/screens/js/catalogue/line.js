import { element } from "../dom.js";
import { say, t } from "../messages.js";
import { dayInWords } from "../words.js";

/** Where a hold stands: at the desk until a day, or at a place in its line. */
export function holdInWords({ state, position, item, readyUntil, onShelf }) {
  if (onShelf) return t("catalogue.onShelf", { item: onShelf.inventoryNumber, shelf: onShelf.shelf });
  if (state !== "ready") return t("catalogue.position", { n: position });
  return readyUntil ? t("catalogue.ready", { item, day: dayInWords(readyUntil) }) : t("catalogue.readyOpen", { item });
}

/** Who waits for a title, in the order of the line. */
export const lineItems = (holds) => holds.map((hold) => element("li", {},
  element("strong", {}, hold.member), element("span", {}, hold.nip),
  say(element("span", { className: "state", "data-tone": hold.state === "ready" ? "good" : "calm" }),
    () => holdInWords(hold))));
