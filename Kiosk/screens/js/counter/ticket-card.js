import { byTest, element } from "../dom.js";
import { say, t } from "../messages.js";
import { minutesSince } from "./server-clock.js";
import { standardOf, titleOf } from "../standards.js";
import { dayInWords, spanInWords } from "../words.js";
import { agoInWords, promiseRunning } from "./words.js";

/** Where a ticket is worked on as a case: what the counter can't solve at once goes on there. */
const caseAt = ({ id }) => `/cases.html#${id}`;

const phraseLine = (phrase, values) => say(element("li"), phrase, values);

/** Who is called here or served: number, visitor, request, promise, and what else this visitor waits for. */
export class TicketCard {
  #root;
  #zone;
  #ticket = null;

  constructor(root, zone) {
    this.#root = root;
    this.#zone = zone;
  }

  #part(name) { return byTest(name, this.#root); }

  #line(name, phrase, values) {
    say(this.#part(name), phrase, values);
    this.#part(name).hidden = !phrase;
  }

  show({ ticket, person }) {
    this.#ticket = ticket;
    if (!ticket) return;
    const standard = standardOf(ticket.standard);
    this.#line("ticket-state", ticket.state === "called" ? "counter.nowCalled" : "counter.nowServing");
    this.#line("ticket-number", () => ticket.number);
    this.#line("ticket-service", () => titleOf(ticket.standard));
    this.#line("ticket-visitor", ticket.visitor ? () => ticket.visitor.name : "counter.fromKiosk");
    this.#line("ticket-contact", !ticket.visitor && ticket.contact && "counter.contact", { phone: ticket.contact });
    this.#line("ticket-incomplete", ticket.intake === "incomplete" && "counter.fromKioskHint");
    this.#line("ticket-subject", ticket.subject && (() => ticket.subject));
    this.#line("ticket-question", ticket.question && (() => ticket.question));
    this.#handedOver(ticket);
    this.#part("ticket-marks").replaceChildren(...this.#marks(ticket, standard));
    this.#part("ticket-fields").replaceChildren(...this.#fields(ticket, standard));
    this.#part("to-case").href = caseAt(ticket);
    this.#reminders(standard?.reminders ?? []);
    this.#cases(ticket, person);
    this.tick();
  }

  #marks({ priority, kind, category, intake, follows, waiver }, standard) {
    const label = standard?.categories.find(({ id }) => id === category)?.label;
    return [
      ...(priority ? [say(element("li", { className: "mark mark-first" }), `priority.${priority}`)] : []),
      ...(intake === "incomplete" ? [] : [phraseLine(`kind.${kind}`), say(element("li"), label)]),
      ...(follows ? [phraseLine("counter.followUp")] : []),
      ...(waiver ? [phraseLine("counter.waived", { reason: waiver.reason })] : []),
    ];
  }

  #fields({ fields, channel }, standard) {
    const asked = standard?.channels[channel]?.fields ?? [];
    return asked.filter(({ name }) => fields[name]).map(({ name, label, options = [] }) => {
      const chosen = options.find(({ value }) => value === fields[name])?.label;
      return element("div", {}, say(element("dt"), label), say(element("dd"), chosen ?? (() => fields[name])));
    });
  }

  #handedOver({ events }) {
    const last = events.filter(({ type }) => type === "transferred").at(-1);
    this.#line("handed-over", last && "counter.handedBy", { officer: last?.actor, reason: last?.body.reason });
  }

  #reminders(reminders) {
    this.#part("reminders").replaceChildren(...reminders.map((text) => phraseLine(text)));
    this.#part("reminders").hidden = reminders.length === 0;
  }

  #cases(ticket, person) {
    const others = (person?.openTickets ?? []).filter(({ id }) => id !== ticket.id);
    const list = this.#part("cases").querySelector("ul");
    list.replaceChildren(...others.map(({ id, number, officeDate, standard, state, subject }) => element("li", {},
      say(element("a", { href: caseAt({ id }) }), () => t("counter.caseOf", { number, date: dayInWords(officeDate) })),
      say(element("span"), () => [titleOf(standard), t(`ticketState.${state}`)].join(" · ")),
      element("span", { className: "case-subject" }, subject ?? ""))));
    this.#part("cases").hidden = others.length === 0;
  }

  /** What runs with the clock. */
  tick() {
    const ticket = this.#ticket;
    if (!ticket) return;
    const { queuedAt, calledAt, startedAt, promise } = ticket;
    const waited = Math.floor((Date.parse(calledAt) - Date.parse(queuedAt)) / 60_000);
    say(this.#part("waited"), () => spanInWords(waited));
    say(this.#part("called-ago"), () => agoInWords(minutesSince(calledAt)));
    if (startedAt) say(this.#part("serving-for"), () => spanInWords(minutesSince(startedAt)));
    const running = () => promiseRunning(promise, this.#zone);
    const { spent, missed } = running();
    say(this.#part("promise"), () => running().text);
    this.#part("promise").classList.toggle("missed", missed);
    const gauge = this.#part("promise-gauge");
    gauge.hidden = spent === null;
    gauge.classList.toggle("missed", missed);
    gauge.firstElementChild.style.inlineSize = `${Math.round((spent ?? 0) * 100)}%`;
  }
}
