import { get } from "../api.js";
import { element } from "../dom.js";
import { say } from "../messages.js";
import { dayInWords } from "../words.js";
import { sayState } from "./states.js";

/** How a ticket belongs to another one with an id, which follows a third, or comes of the same visit. */
function wayTo(ticket, { id, follows, visit }) {
  if (ticket.id === follows) return "earlier";
  if (ticket.follows === id) return "later";
  return visit && ticket.visit === visit ? "together" : "linked";
}

/** What a ticket follows, what follows it, its visit's others and what is linked; `open(ticket)` when one is chosen. */
export class Relatives {
  #section;
  #open;
  #links;

  constructor(section, open) {
    this.#section = section;
    this.#open = open;
  }

  async show(shown) {
    const { id, links } = shown;
    const wanted = [id, ...links].join();
    if (wanted === this.#links) return;
    this.#links = wanted;
    this.#section.hidden = true;
    const tickets = await Promise.all(links.map((link) => get(`/api/tickets/${link}`).catch(() => null)));
    if (wanted !== this.#links) return;
    const lines = tickets.filter(Boolean).map((ticket) => this.#line(ticket, wayTo(ticket, shown)));
    this.#section.querySelector("ul").replaceChildren(...lines);
    this.#section.hidden = !lines.length;
  }

  #line(ticket, way) {
    const look = { className: "list-key", type: "button", "data-testid": `relative-${ticket.number}` };
    const link = element("button", look);
    say(link, `today.way.${way}`, { number: ticket.number });
    link.addEventListener("click", () => this.#open(ticket));
    const state = element("span", { className: "state" });
    sayState(state, ticket);
    return element("li", {}, link, say(element("span"), () => dayInWords(ticket.officeDate)), state);
  }
}
