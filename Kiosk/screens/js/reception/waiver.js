import { field } from "../form.js";

const fields = [
  { pointer: "/waiver", label: "waiver.none", type: "checkbox", span: "whole" },
  { pointer: "/waiver/reason", label: "waiver.reason", hint: "waiver.hint", span: "whole", maxLength: 500 },
];

/**
 * A visitor without e-mail where the standard wants one is served all the same, for a reason that is kept. It is
 * offered below a field, such as the e-mail's, as long as nothing else meets the demand.
 */
export class Waiver {
  #check;
  #reason;

  constructor(above) {
    [this.#check, this.#reason] = fields.map(field);
    above.after(this.#check, this.#reason);
    // By then the form has heard of the tick and shows what it asks for.
    this.#box.addEventListener("change", () => this.#isTaken && this.#text.focus());
    this.#show(false);
  }

  get #box() { return this.#check.querySelector("input"); }

  get #text() { return this.#reason.querySelector("input"); }

  get #isTaken() { return !this.#reason.hidden; }

  #show(isOffered) {
    this.#check.hidden = !isOffered;
    this.#reason.hidden = !(isOffered && this.#box.checked);
  }

  /** The demands as they stand with the waiver: the reason in place of the e-mail. */
  settle(demands, has) {
    const lacking = demands.find((demand) => demand.includes("email") && !demand.some(has));
    this.#show(Boolean(lacking));
    return this.#isTaken ? demands.map((demand) => demand === lacking ? ["waiver/reason"] : demand) : demands;
  }

  has(name) { return name === "waiver/reason" && Boolean(this.#text.value.trim()); }

  body() { return this.#isTaken ? { waiver: { answer: "email", reason: this.#text.value.trim() } } : {}; }

  /** Begins with what was decided before, if anything was. */
  begin(waiver) {
    this.#box.checked = Boolean(waiver);
    this.#text.value = waiver?.reason ?? "";
  }

  clear() { this.begin(null); }
}
