import { chip } from "../chip.js";
import { t } from "../messages.js";
import { dayInWords } from "../words.js";

/** The old case that the new ticket goes on from. */
export class FollowUp {
  #slot;
  #ticket = null;

  constructor(slot) { this.#slot = slot; }

  choose(ticket) {
    this.#ticket = ticket;
    const what = () => t("followUp.chosen", { number: ticket.number, date: dayInWords(ticket.officeDate) });
    this.#slot.replaceChildren(chip("follow-up", what, "followUp.end", () => this.clear()));
  }

  body() { return this.#ticket ? { follows: this.#ticket.id } : {}; }

  clear() {
    this.#ticket = null;
    this.#slot.replaceChildren();
  }
}
