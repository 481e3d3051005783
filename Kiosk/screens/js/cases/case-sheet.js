import { Away, get } from "../api.js";
import { byTest, element } from "../dom.js";
import { guarded } from "../guard.js";
import { Sheet } from "../list/sheet.js";
import { localized, say, t } from "../messages.js";
import { facts } from "../today/facts.js";
import { history } from "../today/history.js";
import { Papers } from "../today/papers.js";
import { Relatives } from "../today/relatives.js";
import { sayState } from "../today/states.js";
import { ActForm } from "./act-form.js";
import { Attachments } from "./attachments.js";
import { Chain } from "./chain.js";
import { clockOf } from "./clock.js";
import { CaseMails } from "./mails.js";
import { offered, partnersOf } from "./offers.js";
import { Person } from "./person.js";
import { nameOf, spentInWords, tierOf } from "./words.js";

const glance = 30_000;

/** One case in full beside the list, and every act on it that its standard and state allow. */
export class CaseSheet {
  #root;
  #sheet;
  #setting;
  #ticket;
  #form;
  #parts;
  #offered = "";

  /** `opened(id)` hears which case is looked at, `closed(id)` when it no longer is, `changed()` after every act. */
  constructor(dialog, { zone, standards, officers, username, role, opened, closed, changed }) {
    this.#root = dialog;
    this.#setting = { zone, standards, officers, username, role, opened, changed };
    this.#sheet = new Sheet(dialog, () => {
      this.#form.close();
      closed(this.#ticket?.id);
      this.#ticket = null;
    });
    this.#form = new ActForm(this.#part("act-form"), {
      opened: () => this.#offer(),
      closed: (name) => this.#offer(name),
      done: (name) => this.#done(name),
    });
    const show = (ticket) => this.open(ticket);
    this.#parts = {
      attachments: new Attachments(this.#part("attachments"), { zone, added: () => this.again() }),
      chain: new Chain(this.#part("chain")),
      mails: new CaseMails(this.#part("letters"), zone),
      papers: new Papers(dialog, { zone, mayPrint: true, printed: () => this.again() }),
      relatives: new Relatives(this.#part("relatives"), show),
      person: new Person(this.#part("person"), show),
    };
    setInterval(() => this.#ticket && this.#tick(), glance);
  }

  #part(name) { return byTest(name, this.#root); }

  get #standard() { return this.#setting.standards.find(({ id }) => id === this.#ticket.standard); }

  get #context() { return { ...this.#setting, ticket: this.#ticket, standard: this.#standard }; }

  async open({ id }) {
    if (this.#form.isOpen && this.#ticket?.id === id) return;
    const ticket = await get(`/api/tickets/${id}`).catch((error) => {
      if (!(error instanceof Away)) throw error;
    });
    if (!ticket) return;
    this.#form.close();
    this.#parts.papers.clear();
    this.#tell("");
    this.#show(ticket);
    this.#sheet.open();
    this.#root.scrollTop = 0;
    this.#part("sheet-number").focus();
    this.#setting.opened(id);
  }

  /** The same case as it is now. */
  async again() {
    if (!this.#ticket) return;
    const ticket = await get(`/api/tickets/${this.#ticket.id}`).catch(() => null);
    // Another case may be looked at by now, or a later answer have been faster.
    if (ticket && ticket.id === this.#ticket?.id && ticket.version >= this.#ticket.version) this.#show(ticket);
  }

  /** The stream said that something changed, or that something may have been missed. */
  heard(topic, id) {
    const concerns = {
      tickets: id === this.#ticket?.id, "print-jobs": this.#parts.papers.has(id), mails: this.#parts.mails.has(id),
    };
    if (topic === undefined || concerns[topic]) this.again();
  }

  #show(ticket) {
    this.#ticket = ticket;
    const { zone, officers } = this.#setting;
    const standard = this.#standard;
    this.#part("sheet-number").textContent = ticket.number;
    sayState(this.#part("sheet-state"), ticket);
    this.#tick();
    this.#remind();
    const mine = [
      ["casework.officer", () => ticket.assignee ? nameOf(ticket.assignee, officers) : t("casework.nobody")],
      ["casework.tierLabel", () => tierOf(ticket, standard)],
      ...spentInWords(ticket, standard).map((line, place) => [place ? "casework.spentAll" : "casework.spent", line]),
      ...ticket.documents.length ? [["casework.awaited", () => ticket.documents.join("\n")]] : [],
    ].map(([label, said]) => element("div", {}, say(element("dt"), label), say(element("dd"), said)));
    this.#part("facts").replaceChildren(...mine, ...facts(ticket, standard, zone));
    this.#part("history").replaceChildren(...history(ticket, zone, (name) => nameOf(name, officers)));
    this.#parts.attachments.show(ticket);
    this.#parts.chain.show(this.#context);
    this.#parts.mails.show(ticket);
    this.#parts.papers.show(ticket);
    this.#parts.relatives.show(ticket);
    this.#parts.person.show(ticket);
    this.#offer();
  }

  /** How the promise stands changes with the clock alone. */
  #tick() {
    const clock = this.#part("case-clock");
    const { zone } = this.#setting;
    const ticket = this.#ticket;
    clock.dataset.tone = clockOf(ticket, zone).tone;
    say(clock, () => clockOf(ticket, zone).text);
  }

  /** What the standard wants the officer to mind, and with whom this kind of case is coordinated. */
  #remind() {
    const { restricted } = this.#ticket;
    const standard = this.#standard;
    const key = this.#ticket.coordinatedAt ? "casework.coordinated" : "casework.coordinate";
    const lines = [
      ...restricted ? [say(element("li"), "casework.restrictedNote")] : [],
      ...(standard?.reminders ?? []).map((reminder) => say(element("li"), reminder)),
      ...partnersOf(this.#context).map((partner) =>
        say(element("li"), () => t(key, { with: localized(partner.with) }))),
    ];
    this.#part("reminders").hidden = !lines.length;
    this.#part("reminders").replaceChildren(...lines);
  }

  /** The acts, or the form of the one that was begun; `name` is the act to lead the keyboard back to. */
  #offer(name) {
    const acts = this.#part("acts");
    const names = this.#ticket ? offered(this.#context) : [];
    if (names.join() !== this.#offered) this.#renew(acts, names);
    this.#offered = names.join();
    acts.hidden = this.#form.isOpen || !names.length;
    if (name && !acts.hidden) (byTest(`act-${name}`, acts) ?? this.#part("sheet-number")).focus();
  }

  /** A button that stays keeps the focus; from one that goes it goes to the case. */
  #renew(acts, names) {
    const held = document.activeElement;
    const had = acts.contains(held);
    acts.replaceChildren(...names.map((one) => byTest(`act-${one}`, acts) ?? this.#button(one)));
    if (had) (acts.contains(held) ? held : this.#part("sheet-number")).focus();
  }

  #button(name) {
    const look = { className: "button", type: "button", "data-testid": `act-${name}` };
    const button = say(element("button", look), `casework.act.${name}`);
    button.addEventListener("click", guarded(button, () => this.#begin(name)));
    return button;
  }

  async #begin(name) {
    // The form holds what is typed against the case as it is now, not as it was read.
    await this.again();
    this.#tell("");
    if (this.#ticket && offered(this.#context).includes(name)) this.#form.open(name, this.#context);
  }

  async #done(name) {
    const { id } = this.#ticket;
    const before = this.#parts.mails.count;
    // At once: whoever is in a hurry has moved on by the time that the server answers.
    this.#part("sheet-number").focus();
    await this.again();
    const said = () => [t(`casework.did.${name}`), this.#parts.mails.said(name, before)].filter(Boolean).join(" ");
    if (id === this.#ticket?.id) this.#tell(said);
    this.#setting.changed();
  }

  #tell(phrase) {
    const note = this.#part("sheet-said");
    say(note, phrase);
    note.hidden = !phrase;
  }
}
