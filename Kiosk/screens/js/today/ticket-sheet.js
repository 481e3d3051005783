import { Away, get } from "../api.js";
import { byTest } from "../dom.js";
import { guarded } from "../guard.js";
import { Sheet } from "../list/sheet.js";
import { say } from "../messages.js";
import { ActForm } from "./act-form.js";
import { facts } from "./facts.js";
import { history } from "./history.js";
import { Papers } from "./papers.js";
import { Relatives } from "./relatives.js";
import { sayState } from "./states.js";

// Nobody works on these as on a case.
const queued = ["waiting", "called", "noShow", "cancelled", "voided"];
const ended = ["resolved", "closed", "cancelled", "voided"];

/** One ticket in full beside the list, and the acts on it where the reader may act. */
export class TicketSheet {
  #root;
  #sheet;
  #zone;
  #standards;
  #mayAct;
  #mayWork;
  #opened;
  #ticket;
  #form;
  #papers;
  #relatives;

  /** `opened(id)` hears which ticket is looked at, `closed(id)` when it no longer is, `changed()` after every act. */
  constructor(dialog, { zone, standards, mayAct, mayWork, opened, closed, changed }) {
    this.#root = dialog;
    this.#zone = zone;
    this.#standards = standards;
    this.#mayAct = mayAct;
    this.#mayWork = mayWork;
    this.#opened = opened;
    this.#sheet = new Sheet(dialog, () => {
      this.#form.close();
      closed(this.#ticket?.id);
      this.#ticket = null;
    });
    this.#form = new ActForm(this.#part("act-form"), {
      done: async () => {
        // At once: whoever is in a hurry has moved on by the time that the server answers.
        this.#part("sheet-number").focus();
        await this.again();
        this.#tell("list.saved");
        changed();
      },
      closed: (name) => this.#offerActs(name),
    });
    this.#papers = new Papers(dialog, { zone, mayPrint: mayAct, printed: () => this.again() });
    this.#relatives = new Relatives(this.#part("relatives"), (ticket) => this.open(ticket));
    for (const name of ["correct", "cancel", "void"]) {
      const button = this.#part(name);
      button.addEventListener("click", guarded(button, () => this.#begin(name)));
    }
  }

  #part(name) { return byTest(name, this.#root); }

  async open({ id }) {
    if (this.#form.isOpen && this.#ticket?.id === id) return;
    const ticket = await get(`/api/tickets/${id}`).catch((error) => {
      if (!(error instanceof Away)) throw error;
    });
    if (!ticket) return;
    this.#form.close();
    this.#papers.clear();
    this.#tell("");
    this.#show(ticket);
    this.#sheet.open();
    this.#root.scrollTop = 0;
    this.#part("sheet-number").focus();
    this.#opened(id);
  }

  /** The same ticket as it is now. */
  async again() {
    if (!this.#ticket) return;
    const ticket = await get(`/api/tickets/${this.#ticket.id}`).catch(() => null);
    // Another ticket may be looked at by now, or a later answer have been faster.
    if (ticket && ticket.id === this.#ticket?.id && ticket.version >= this.#ticket.version) this.#show(ticket);
  }

  /** The stream said that something changed, or that something may have been missed. */
  heard(topic, id) {
    const concerns = { tickets: id === this.#ticket?.id, "print-jobs": this.#papers.has(id) };
    if (topic === undefined || concerns[topic]) this.again();
  }

  #show(ticket) {
    this.#ticket = ticket;
    const standard = this.#standards.find(({ id }) => id === ticket.standard);
    this.#part("sheet-number").textContent = ticket.number;
    sayState(this.#part("sheet-state"), ticket);
    this.#part("incomplete").hidden = ticket.intake === "complete" || ended.includes(ticket.state);
    this.#part("as-case").hidden = !this.#mayWork || queued.includes(ticket.state);
    this.#part("as-case").href = `/cases.html#${ticket.id}`;
    this.#part("facts").replaceChildren(...facts(ticket, standard, this.#zone));
    this.#part("history").replaceChildren(...history(ticket, this.#zone));
    this.#papers.show(ticket);
    this.#relatives.show(ticket);
    this.#part("correct").hidden = !standard;
    this.#offerActs();
  }

  /** The acts, or the form of the one that was begun; `name` is the act to lead the keyboard back to. */
  #offerActs(name) {
    const acts = this.#part("acts");
    acts.hidden = !this.#mayAct || this.#form.isOpen || ended.includes(this.#ticket?.state);
    if (name && !acts.hidden) this.#part(name).focus();
  }

  async #begin(name) {
    // The form holds what is typed against the ticket as it is now, not as it was read.
    await this.again();
    this.#tell("");
    if (ended.includes(this.#ticket.state)) return;
    const standard = this.#standards.find(({ id }) => id === this.#ticket.standard);
    this.#form.open(name, this.#ticket, standard);
    this.#offerActs();
  }

  #tell(phrase) {
    const note = this.#part("sheet-said");
    say(note, phrase);
    note.hidden = !phrase;
  }
}
