import { chip } from "../chip.js";
import { element } from "../dom.js";
import { localized, say, t } from "../messages.js";
import { uuid7 } from "../uuid7.js";

/** The visit at the desk now: one person or a group, and the tickets that they have got. */
export class Visit {
  #slot;
  #list;
  #id = uuid7();
  #tickets = [];

  /** `slot` tells in the form that the visit goes on, `list` in the result what it has got. */
  constructor(slot, list) {
    this.#slot = slot;
    this.#list = list;
  }

  /** Whoever comes in person is in the guest book, by the visit that the ticket names. */
  body({ channel }) { return channel === "walkIn" ? { visit: this.#id } : {}; }

  get hasTickets() { return this.#tickets.length > 0; }

  add(ticket, person, standard) {
    this.#tickets.push({ number: ticket.number, name: person.name, standard });
    const items = this.#tickets.map(({ number, name, standard: { title } }) =>
      element("li", {}, element("strong", {}, number), say(element("span"), () => `${name} · ${localized(title)}`)));
    this.#list.replaceChildren(...items);
    this.#list.parentElement.hidden = items.length < 2;
  }

  /** Says in the form that what follows belongs to the visit. */
  goOn() {
    if (!this.hasTickets) return;
    const numbers = this.#tickets.map(({ number }) => number).join(", ");
    const what = () => t("visit.goesOn", { numbers });
    this.#slot.replaceChildren(chip("same-visit", what, "visit.end", () => this.begin()));
  }

  /** Somebody else's visit. */
  begin() {
    this.#id = uuid7();
    this.#tickets = [];
    this.#slot.replaceChildren();
    this.#list.replaceChildren();
    this.#list.parentElement.hidden = true;
  }
}
