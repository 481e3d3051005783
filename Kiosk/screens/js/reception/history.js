import { get } from "../api.js";
import { byTest, element } from "../dom.js";
import { lastVisitInWords, visitsInWords } from "../known-visitor.js";
import { say, t } from "../messages.js";
import { titleOf } from "../standards.js";
import { dayInWords } from "../words.js";

const olderAtOnce = 20;

/** What a returning visitor came for: the cases not done yet, and on demand the old ones; each can be gone on with. */
export class History {
  #root;
  #follow;
  #visitor = null;

  /** `follow(ticket)` hears which case is gone on with. */
  constructor(root, follow) {
    this.#root = root;
    this.#follow = follow;
    this.#part("older").addEventListener("click", () => this.#toggleOlder());
  }

  #part(name) { return byTest(name, this.#root); }

  show(visitor) {
    this.#visitor = visitor;
    this.#root.hidden = false;
    say(this.#part("visits"), () => visitsInWords(visitor));
    say(this.#part("last-visit"), () => lastVisitInWords(visitor));
    const open = visitor.openTickets.map((ticket, place) => this.#row(ticket, place + 1));
    this.#part("open-cases").replaceChildren(...open);
    this.#part("older").hidden = visitor.visits === 0;
    this.#fold();
  }

  #row(ticket, place) {
    const follow = element("button", { className: "button known-act", type: "button" },
      say(element("span"), "history.follow"));
    say(follow, () => t("history.followLabel", { number: ticket.number }), {}, "ariaLabel");
    if (place < 10) {
      follow.append(element("kbd", {}, String(place)));
      follow.setAttribute("aria-keyshortcuts", String(place));
    }
    follow.addEventListener("click", () => this.#follow(ticket));
    const stand = () => `${ticket.number} · ${t(`ticketState.${ticket.state}`)}`;
    const about = () =>
      [titleOf(ticket.standard), dayInWords(ticket.officeDate), ticket.subject].filter(Boolean).join(" · ");
    return element("li", { className: "known-case", "data-testid": `case-${ticket.number}` },
      element("span", { className: "known-text" },
        say(element("strong"), stand), say(element("small"), about)),
      follow);
  }

  /** Goes on with the open case that stands in this place, from 1. */
  followPlace(place) {
    const ticket = this.#visitor?.openTickets[place - 1];
    if (ticket) this.#follow(ticket);
    return Boolean(ticket);
  }

  #fold(older = []) {
    this.#part("older").ariaExpanded = String(older.length > 0);
    this.#part("older-cases").replaceChildren(...older);
  }

  async #toggleOlder() {
    if (this.#part("older").ariaExpanded === "true") return this.#fold();
    const visitor = this.#visitor;
    const answer = await get(`/api/tickets?visitor=${visitor.id}&limit=${olderAtOnce}`).catch(() => null);
    if (visitor !== this.#visitor) return;
    if (!answer) return this.#fold([say(element("li"), "history.failed")]);
    const open = visitor.openTickets.map(({ id }) => id);
    const older = answer.items.filter(({ id, state }) => !open.includes(id) && state !== "voided");
    this.#fold(older.length ? older.map((ticket) => this.#row(ticket)) : [say(element("li"), "history.noOlder")]);
  }

  clear() {
    this.#visitor = null;
    this.#root.hidden = true;
    for (const name of ["open-cases", "older-cases"]) this.#part(name).replaceChildren();
    for (const name of ["visits", "last-visit"]) say(this.#part(name), "");
  }
}
