import { element } from "../dom.js";
import { say } from "../messages.js";
import { momentOf } from "./words.js";

/** What is known of a print job: pairs of a label and what is said; what is not known is left out. */
export function factsOf({ target, movedFrom, createdAt, updatedAt }, place, zone) {
  const text = (value) => value && (() => value);
  return [
    ["printing.printer", text(place) ?? "printing.noPrinter"],
    ["printing.fact.target", target !== place && text(target)],
    ["printing.fact.movedFrom", text(movedFrom)],
    ["printing.fact.createdAt", () => momentOf(zone, createdAt)],
    ["printing.fact.updatedAt", () => momentOf(zone, updatedAt)],
  ].filter(([, said]) => said).map(([label, said]) =>
    element("div", {}, say(element("dt"), label), say(element("dd"), said)));
}
