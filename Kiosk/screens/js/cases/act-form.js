import { Problem, act, get } from "../api.js";
import { byTest } from "../dom.js";
import { clearErrors, showErrors, showProblem } from "../errors.js";
import { answers, field } from "../form.js";
import { guarded } from "../guard.js";
import { attempts } from "../list/attempts.js";
import { say, t } from "../messages.js";
import { markDemands, unmet } from "../requirements.js";
import { acts, bodyOf, demandsOf } from "./acts.js";
import { Helps } from "./helps.js";

/** The form of one act on a case; `opened(name)` when it is there, `done(name)` after it, `closed(name)` when gone. */
export class ActForm {
  #form;
  #summary;
  #name;
  #context;
  #idFor = attempts();
  #helps;
  #hears;

  constructor(form, hears) {
    this.#form = form;
    this.#hears = hears;
    this.#summary = byTest("act-errors", form);
    this.#helps = new Helps(byTest("helps", form));
    const send = guarded(byTest("act-send", form), () => this.#send());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      send();
    });
    form.addEventListener("keydown", (event) => this.#key(event, send));
    byTest("act-back", form).addEventListener("click", () => this.close());
  }

  get isOpen() { return !this.#form.hidden; }

  #key(event, send) {
    const { key, ctrlKey, target } = event;
    if (key === "Escape") this.close();
    else if (key === "Enter" && ctrlKey) send();
    // Enter in one line is no answer yet: a form may have more.
    else if (key !== "Enter" || !target.matches("input:not([type=checkbox])")) return;
    event.preventDefault();
  }

  /** Opens the form of an act, or does one that asks nothing. */
  async open(name, context) {
    clearErrors(this.#summary, this.#form);
    this.#name = name;
    this.#context = context;
    const { fields, isImmediate, hasHelp } = acts[name];
    say(this.#form.querySelector("h3"), `casework.act.${name}`);
    say(byTest("act-send-words", this.#form), `casework.send.${name}`);
    this.#note();
    const root = this.#form.querySelector(".fields");
    root.replaceChildren(...(fields?.(context) ?? []).map(field));
    markDemands(root, demandsOf(acts[name], context));
    if (hasHelp) this.#helps.open(context);
    this.#form.hidden = false;
    this.#hears.opened(name, context);
    if (isImmediate) return this.#send();
    (root.querySelector("[name^='/']") ?? byTest("act-send", this.#form)).focus();
    this.#form.scrollIntoView({ block: "nearest" });
  }

  #note() {
    const { note } = acts[this.#name];
    const context = this.#context;
    say(byTest("act-means", this.#form),
      () => [note?.(context), t(`casework.means.${this.#name}`)].filter(Boolean).join(" — "));
  }

  close() {
    if (!this.isOpen) return;
    clearErrors(this.#summary, this.#form);
    this.#form.hidden = true;
    this.#form.querySelector(".fields").replaceChildren();
    this.#helps.close();
    this.#hears.closed(this.#name);
  }

  async #send() {
    const given = answers(this.#form.querySelector(".fields"));
    const demands = demandsOf(acts[this.#name], this.#context, given);
    const errors = unmet(demands, (name) => given.has(`/${name}`), this.#form);
    if (errors.length) return showErrors(this.#summary, this.#form, errors);
    clearErrors(this.#summary, this.#form);
    // What is on its way cannot be changed any more, however long the server takes.
    this.#form.inert = true;
    const problem = await this.#perform(given).then(() => null, (refusal) => refusal);
    this.#form.inert = false;
    if (problem) return this.#refuse(problem);
    const name = this.#name;
    this.close();
    this.#hears.done(name);
  }

  async #perform(given) {
    const { ticket: { id, version } } = this.#context;
    const body = { ...await bodyOf(acts[this.#name], given, this.#context), expect: version };
    await act(`/api/tickets/${id}/events/${this.#idFor(body)}`, body);
  }

  async #refuse(problem) {
    if (!(problem instanceof Problem)) throw problem;
    if (problem.type === "stale") await this.#adopt(problem);
    showProblem(this.#summary, this.#form, problem);
  }

  /** Somebody else was faster: what was typed stays, to be sent again if it is still right. */
  async #adopt(problem) {
    const ticket = await get(`/api/tickets/${this.#context.ticket.id}`).catch(() => null);
    if (!ticket) return;
    this.#context = { ...this.#context, ticket };
    this.#note();
    const { state } = ticket;
    problem.detail = () => t("today.stale", { state: t(`ticketState.${state}`) });
  }
}
