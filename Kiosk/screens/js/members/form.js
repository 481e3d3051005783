import { Problem, act } from "../api.js";
import { byTest } from "../dom.js";
import { clearErrors, showErrors, showProblem } from "../errors.js";
import { answers, field } from "../form.js";
import { guarded } from "../guard.js";
import { memberTypes } from "../library/words.js";
import { say, t } from "../messages.js";
import { idOf } from "../pointer.js";
import { markDemands, unmet } from "../requirements.js";

const demands = [["number"], ["name"]];
const names = ["number", "name", "type", "unit", "email", "phone", "validUntil", "blocked"];

const fields = () => [
  { pointer: "/number", label: "members.numberLabel", hint: "members.numberHint", span: "whole", maxLength: 32,
    spellcheck: false },
  { pointer: "/name", label: "members.nameLabel", span: "whole", maxLength: 200 },
  { pointer: "/type", label: "members.typeLabel", type: "select", chosen: true, options: memberTypes(), span: "short" },
  { pointer: "/unit", label: "members.unitLabel", span: "long", maxLength: 200 },
  { pointer: "/email", label: "members.emailLabel", type: "email", span: "whole", maxLength: 254 },
  { pointer: "/phone", label: "members.phoneLabel", type: "tel", span: "half" },
  { pointer: "/validUntil", label: "members.validUntilLabel", type: "date", span: "half" },
  { pointer: "/blocked", label: "members.blockedLabel", hint: "members.blockedHint", span: "whole", maxLength: 200 },
  { pointer: "/confirmation", label: "members.confirmation", type: "checkbox", span: "whole" },
];

/** The form of a member: of somebody who registers, or of one whose data are put right. */
export class MemberForm {
  #form;
  #summary;
  #done;
  #present = null;

  /** `done(member, {isNew, isConfirmed})` when it is recorded; `isConfirmed`: a printed confirmation is wanted. */
  constructor(form, done) {
    this.#form = form;
    this.#summary = byTest("member-errors", form);
    this.#done = done;
    byTest("member-fields", form).append(...fields().map(field));
    markDemands(form, demands);
    const send = guarded(byTest("member-send", form), () => this.#send());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      send();
    });
    form.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !event.ctrlKey) return;
      event.preventDefault();
      form.requestSubmit();
    });
  }

  #input(name) { return this.#form.querySelector(`#${idOf(`/${name}`)}`); }

  /** Empty, for somebody new with this number, where it is known. */
  begin(number = "") {
    this.#fill(null, { number });
    this.#input(number ? "name" : "number").focus();
  }

  correct(member) { this.#fill(member, { ...member, number: member.nip }); }

  #fill(present, values) {
    this.#present = present;
    clearErrors(this.#summary, this.#form);
    const first = memberTypes()[0]?.value ?? "";
    for (const name of names) this.#input(name).value = values[name] ?? (name === "type" ? first : "");
    this.#input("confirmation").checked = true;
    this.#input("confirmation").closest(".field").hidden = Boolean(present);
    say(byTest("member-send", this.#form).firstElementChild, present ? "members.save" : "members.register");
  }

  async #send() {
    const given = answers(this.#form);
    const errors = unmet(demands, (name) => given.has(`/${name}`), this.#form);
    if (errors.length) return showErrors(this.#summary, this.#form, errors);
    clearErrors(this.#summary, this.#form);
    // What is on its way cannot be changed any more, however long the server takes.
    this.#form.inert = true;
    const { member, problem } = await this.#put(given).catch((refused) => ({ problem: refused }));
    this.#form.inert = false;
    if (problem) return this.#refuse(problem);
    this.#done(member, { isNew: !this.#present, isConfirmed: given.has("/confirmation") });
  }

  /** Registers under the typed number, or corrects the one that is there, its number too. */
  async #put(given) {
    const body = Object.fromEntries(names.map((name) => [name, given.get(`/${name}`)]));
    const { nip, version } = this.#present ?? { nip: body.number, version: 0 };
    return { member: await act(`/api/members/${encodeURIComponent(nip)}`, { ...body, expect: version }) };
  }

  #refuse(problem) {
    if (!(problem instanceof Problem)) throw problem;
    const { type, current } = problem;
    if (type === "stale" && current) {
      // A number that somebody has already leads to them; a member whom somebody else changed is saved by the next try.
      if (this.#present) this.#present = current;
      problem.detail = () => t(this.#present ? "members.stale" : "members.known", current);
    }
    showProblem(this.#summary, this.#form, problem);
  }
}
