import { Problem, act, get } from "../api.js";
import { byTest } from "../dom.js";
import { clearErrors, showErrors, showProblem } from "../errors.js";
import { answers, field } from "../form.js";
import { guarded } from "../guard.js";
import { attempts } from "../list/attempts.js";
import { say, t } from "../messages.js";
import { priorityOptions } from "../priority.js";
import { markDemands } from "../requirements.js";
import { Correction } from "./correction.js";
import { Whose } from "./whose.js";

const types = { correct: "corrected", cancel: "cancelled", void: "voided" };
const reason = { pointer: "/reason", label: "list.reason", type: "longText", rows: 2, span: "whole", maxLength: 500 };
const priority = (kept) => ({ pointer: "/priority", label: "priorityLabel", type: "select", chosen: true,
  options: priorityOptions(kept) });

/** The form of one act on a ticket, each with its reason; `done()` after it, `closed()` when it is gone. */
export class ActForm {
  #form;
  #summary;
  #name;
  #ticket;
  #correction;
  #whose;
  #idFor = attempts();
  #done;
  #closed;

  constructor(form, { done, closed }) {
    this.#form = form;
    this.#summary = byTest("act-errors", form);
    this.#whose = new Whose(byTest("whose", form));
    this.#done = done;
    this.#closed = closed;
    const send = guarded(byTest("act-send", form), () => this.#send());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      send();
    });
    byTest("act-back", form).addEventListener("click", () => this.close());
  }

  get isOpen() { return !this.#form.hidden; }

  /** Opens the form for `correct`, `cancel` or `void`. */
  open(name, ticket, standard) {
    clearErrors(this.#summary, this.#form);
    this.#name = name;
    this.#ticket = ticket;
    say(this.#form.querySelector("h3"), `today.${name}`);
    say(byTest("act-note", this.#form), `today.${name}Note`);
    say(byTest("act-send", this.#form), `today.${name}Send`);
    const root = this.#form.querySelector(".fields");
    root.replaceChildren();
    this.#correction = name === "correct" ? this.#correct(root, ticket, standard) : null;
    root.append(field(reason));
    markDemands(root, [...this.#correction?.demands ?? [], ["reason"]]);
    this.#form.hidden = false;
    [...this.#form.querySelectorAll(".input")].find((input) => input.checkVisibility()).focus();
  }

  /** The fields of a correction; whether somebody goes before others is asked of those who queue. */
  #correct(root, ticket, standard) {
    this.#whose.begin(ticket, standard.channels[ticket.channel]);
    return new Correction(root, ticket, standard, ticket.queuedAt ? [priority(ticket.priority)] : []);
  }

  close() {
    if (!this.isOpen) return;
    clearErrors(this.#summary, this.#form);
    this.#form.hidden = true;
    this.#whose.close();
    this.#form.querySelector(".fields").replaceChildren();
    this.#closed(this.#name);
  }

  async #send() {
    const why = answers(this.#form).get("/reason");
    const changes = this.#correction ? { ...this.#whose.changes(), ...this.#correction.changes() } : {};
    const isIdle = this.#correction && !Object.keys(changes).length;
    const errors = [
      ...isIdle ? [{ message: () => t("today.nothingChanged") }] : [],
      ...this.#correction ? this.#whose.missing : [],
      ...why ? [] : [{ field: "/reason", message: () => t("needField", { label: t("list.reason") }) }],
    ];
    if (errors.length) return showErrors(this.#summary, this.#form, errors);
    clearErrors(this.#summary, this.#form);
    const { id, version } = this.#ticket;
    const body = { type: types[this.#name], ...changes, reason: why, expect: version };
    // What is on its way cannot be changed any more, however long the server takes.
    this.#form.inert = true;
    const path = `/api/tickets/${id}/events/${this.#idFor(body)}`;
    const problem = await act(path, body).then(() => null, (refusal) => refusal);
    this.#form.inert = false;
    if (problem) return this.#refuse(problem);
    this.close();
    this.#done();
  }

  async #refuse(problem) {
    if (!(problem instanceof Problem)) throw problem;
    if (problem.type === "stale") await this.#adopt(problem);
    showProblem(this.#summary, this.#form, problem);
  }

  /** Somebody else was faster: what was typed is held against the ticket as it is now. */
  async #adopt(problem) {
    const now = await get(`/api/tickets/${this.#ticket.id}`).catch(() => null);
    if (!now) return;
    this.#ticket = now;
    this.#correction?.compare(now);
    if (this.#correction) this.#whose.compare(now);
    const { state } = now;
    problem.detail = () => t("today.stale", { state: t(`ticketState.${state}`) });
  }
}
