import { Problem, act } from "../api.js";
import { byTest } from "../dom.js";
import { clearErrors, showErrors, showProblem } from "../errors.js";
import { answers, field } from "../form.js";
import { guarded } from "../guard.js";
import { attempts } from "../list/attempts.js";
import { say, t } from "../messages.js";
import { idOf, read } from "../pointer.js";
import { markDemands, unmet } from "../requirements.js";

const shownAs = (value) => Array.isArray(value) ? value.join("\n") : String(value ?? "");
// A line of a list is refused by its place; its field has the whole list.
const ofList = (errors = []) => errors.map(({ field: pointer, ...rest }) =>
  ({ field: pointer?.replace(/^\/(authors|subjects)\/\d+$/, "/$1"), ...rest }));

/** A field; `offers` is the list of what is offered in it. */
function offering({ offers, ...rest }) {
  const node = field(rest);
  if (offers) node.querySelector("input").setAttribute("list", offers);
  return node;
}

/** The form of one act of `acts.js`; `done(answer, act)` after it, `closed(act)` when it is gone. */
export class ActForm {
  #form;
  #summary;
  #act;
  #record;
  #idFor = attempts();
  #done;
  #closed;

  constructor(form, { done, closed }) {
    this.#form = form;
    this.#summary = byTest("act-errors", form);
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

  /** Opens the form of an act, filled in with what is recorded. */
  open(wanted) {
    clearErrors(this.#summary, this.#form);
    const { name, values, fields, demands = [], record = {} } = wanted;
    this.#act = wanted;
    this.#record = record;
    say(this.#form.querySelector("h3"), `catalogue.act.${name}`, values);
    say(byTest("act-note", this.#form), `catalogue.note.${name}`);
    say(byTest("act-send", this.#form), `catalogue.send.${name}`);
    this.#root.replaceChildren(...fields.map(offering));
    for (const input of this.#inputs) {
      const value = shownAs(read(record, input.name));
      if (value) input.value = value;
    }
    markDemands(this.#root, demands);
    this.#form.hidden = false;
    this.#inputs[0].focus();
  }

  close() {
    if (!this.isOpen) return;
    clearErrors(this.#summary, this.#form);
    this.#form.hidden = true;
    this.#root.replaceChildren();
    this.#closed(this.#act);
  }

  get #root() { return this.#form.querySelector(".fields"); }

  get #inputs() { return [...this.#root.querySelectorAll("[name^='/']")]; }

  async #send() {
    const given = answers(this.#root);
    const { demands = [], errors = () => [], request } = this.#act;
    const missing = [...unmet(demands, (name) => given.has(`/${name}`), this.#root), ...errors(given)];
    if (missing.length) return showErrors(this.#summary, this.#form, missing);
    clearErrors(this.#summary, this.#form);
    // What is on its way cannot be changed any more, however long the server takes.
    this.#form.inert = true;
    const content = { name: this.#act.name, values: this.#act.values, given: [...given] };
    const outcome = await act(...request(given, this.#record, this.#idFor(content)))
      .then((answer) => ({ answer }), (problem) => ({ problem }));
    this.#form.inert = false;
    if (outcome.problem) return this.#refuse(outcome.problem);
    const finished = this.#act;
    this.close();
    this.#done(outcome.answer, finished);
  }

  #refuse(problem) {
    if (!(problem instanceof Problem)) throw problem;
    const current = problem.type === "stale" ? problem.current : null;
    const now = current && this.#act.of?.(current);
    if (now) this.#compare(now, problem);
    problem.errors = current && this.#act.taken ? [this.#act.taken(current)] : ofList(problem.errors);
    showProblem(this.#summary, this.#form, problem);
  }

  /** Somebody else was faster: what was typed stays, and beside it stands what that one wrote. */
  #compare(now, problem) {
    for (const input of this.#inputs) {
      const [before, written] = [this.#record, now].map((one) => shownAs(read(one, input.name)));
      if (before === written) continue;
      const hint = this.#root.querySelector(`#${CSS.escape(idOf(input.name))}-hint`);
      hint.hidden = false;
      input.setAttribute("aria-describedby", hint.id);
      const chosen = [...input.options ?? []].find(({ value }) => value === written)?.textContent;
      say(hint, () => written ? t("today.nowIs", { value: chosen ?? written }) : t("today.nowEmpty"));
    }
    this.#record = now;
    problem.detail = () => t("catalogue.stale");
  }
}
