import { element } from "../dom.js";
import { say } from "../messages.js";
import { idOf } from "../pointer.js";
import { standardOf, titleOf } from "../standards.js";

/** A standard's letter, as the tickets have it. */
const letterMark = (standard) =>
  element("span", { className: "letter", "aria-hidden": "true" }, standardOf(standard)?.letter ?? "?");

function check(standard, place, checked) {
  // The first is where an error about all of them leads.
  const id = place === 0 ? idOf("/service") : "";
  const look = { type: "checkbox", name: "service", value: standard, id, checked };
  return element("label", { className: "service", "data-testid": `service-${standard}` }, element("input", look),
    letterMark(standard), say(element("span"), standardOf(standard)?.title));
}

/** The services of a counter to tick; those in `chosen` are. */
export const serviceChecks = (ids, chosen) => ids.map((id, place) => check(id, place, chosen.includes(id)));

export const checkedServices = (root) =>
  [...root.querySelectorAll("input[name=service]:checked")].map(({ value }) => value);

/** Services in short: their letters, with the titles to be read out. */
export const serviceLetters = (ids) => ids.map((id) => element("li", { title: titleOf(id) }, letterMark(id),
  say(element("span", { className: "unseen" }), standardOf(id)?.title)));
