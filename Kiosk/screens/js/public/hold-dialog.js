import { Problem, act } from "../api.js";
import { byTest } from "../dom.js";
import { clearErrors, showErrors, showProblem } from "../errors.js";
import { answers, field } from "../form.js";
import { guarded } from "../guard.js";
import { attempts } from "../list/attempts.js";
import { say, t } from "../messages.js";
import { markDemands, unmet } from "../requirements.js";

const demands = [["nip"], ["contact"]];
const fields = [
  { pointer: "/nip", label: "public.nip", span: "whole", maxLength: 64, spellcheck: false },
  { pointer: "/contact", label: "public.contact", hint: "public.contactHint", span: "whole", maxLength: 254,
    spellcheck: false, autocapitalize: "none" },
];

/** Reserving a title by number and contact. Nothing of it stays on the screen once the dialog is gone. */
export class HoldDialog {
  #dialog;
  #form;
  #summary;
  #title;
  #idFor = attempts();

  /** `done()` hears of every hold that was placed. */
  constructor(dialog, done) {
    this.#dialog = dialog;
    this.#form = byTest("hold-form", dialog);
    this.#summary = byTest("hold-errors", dialog);
    const root = byTest("hold-fields", dialog);
    root.append(...fields.map(field));
    markDemands(root, demands);
    const send = guarded(byTest("hold-send", dialog), () => this.#send(done));
    this.#form.addEventListener("submit", (event) => {
      event.preventDefault();
      send();
    });
    for (const name of ["hold-back", "hold-close"]) {
      byTest(name, dialog).addEventListener("click", () => dialog.close());
    }
    dialog.addEventListener("close", () => this.#forget());
  }

  get isOpen() { return this.#dialog.open; }

  open(title) {
    this.#title = title;
    byTest("hold-what", this.#dialog).textContent = title.title;
    this.#turn(false);
    this.#dialog.showModal();
    this.#form.querySelector("input").focus();
  }

  /** Closes, and forgets at once what was typed. */
  close() {
    this.#dialog.close();
    this.#forget();
  }

  #turn(isDone) {
    this.#form.hidden = isDone;
    byTest("hold-done", this.#dialog).hidden = !isDone;
  }

  #forget() {
    this.#idFor = attempts();
    this.#form.reset();
    clearErrors(this.#summary, this.#form);
    say(byTest("hold-position", this.#dialog), "");
  }

  async #send(done) {
    const given = answers(this.#form);
    const missing = unmet(demands, (name) => given.has(`/${name}`), this.#form);
    if (missing.length) return showErrors(this.#summary, this.#form, missing);
    clearErrors(this.#summary, this.#form);
    const body = { title: this.#title.id, nip: given.get("/nip"), contact: given.get("/contact") };
    this.#form.inert = true;
    const outcome = await act(`/api/catalogue/holds/${this.#idFor(body)}`, body)
      .then((hold) => ({ hold }), (problem) => ({ problem }));
    this.#form.inert = false;
    if (outcome.problem) return this.#refuse(outcome.problem);
    // Who gave up meanwhile is not shown another's answer.
    if (!this.isOpen) return done();
    this.#turn(true);
    const { position, onShelf } = outcome.hold;
    say(byTest("hold-position", this.#dialog), () => onShelf
      ? t("public.onShelf", { shelf: onShelf.shelf }) : t("public.position", { n: position }));
    byTest("hold-done-title", this.#dialog).focus();
    done();
  }

  #refuse(problem) {
    if (!(problem instanceof Problem)) throw problem;
    if (this.isOpen) showProblem(this.#summary, this.#form, problem);
  }
}
