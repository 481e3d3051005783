import { get } from "../api.js";
import { byTest, element } from "../dom.js";
import { say, t } from "../messages.js";
import { titleOf } from "../standards.js";
import { sayState } from "../today/states.js";
import { dayInWords } from "../words.js";

const shownCases = 8;

const contacts = (visitor) => [
  ["name", visitor.name],
  ["requesterTypeLabel", visitor.requesterType && t(`requesterType.${visitor.requesterType}`)],
  ["organisation", visitor.organisation],
  ["phone", visitor.phone],
  ["email", visitor.email],
  ["address", visitor.address],
  ["nip", visitor.nip],
  ["identityNumber", visitor.identity?.number],
].filter(([, value]) => value);

/** Who asks, how to reach them, and what else they came for; `open(ticket)` when one of those is chosen. */
export class Person {
  #section;
  #open;
  #shown;

  constructor(section, open) {
    this.#section = section;
    this.#open = open;
  }

  async show({ id, visitor, version }) {
    const wanted = [id, visitor?.id, version].join();
    if (wanted === this.#shown) return;
    this.#shown = wanted;
    if (!visitor) return this.#section.hidden = true;
    const [person, tickets] = await Promise.all([
      get(`/api/visitors/${visitor.id}`).catch(() => visitor),
      get(`/api/tickets?visitor=${visitor.id}&limit=${shownCases + 1}`).catch(() => ({ items: [] })),
    ]);
    if (wanted !== this.#shown) return;
    byTest("contacts", this.#section).replaceChildren(...contacts(person).map(([label, value]) =>
      element("div", {}, say(element("dt"), label), element("dd", {}, value))));
    const others = tickets.items.filter((ticket) => ticket.id !== id).slice(0, shownCases);
    byTest("earlier", this.#section).replaceChildren(
      ...others.length ? others.map((ticket) => this.#line(ticket)) : [say(element("li"), "casework.noOthers")]);
    this.#section.hidden = false;
  }

  #line(ticket) {
    const look = { className: "list-key", type: "button", "data-testid": `earlier-${ticket.number}` };
    const link = element("button", look, ticket.number);
    link.addEventListener("click", () => this.#open(ticket));
    const state = element("span", { className: "state" });
    sayState(state, ticket);
    const about = () =>
      [dayInWords(ticket.officeDate), ticket.subject ?? titleOf(ticket.standard)].filter(Boolean).join(" · ");
    return element("li", {}, link, say(element("span"), about), state);
  }
}
