import { Problem, act } from "../api.js";
import { byTest } from "../dom.js";
import { clearErrors, showProblem } from "../errors.js";
import { finder } from "../finder.js";
import { guarded } from "../guard.js";
import { uuid7 } from "../uuid7.js";
import { comparison } from "./comparison.js";

/** The dialog in which two records of one person become one. */
export class Merging {
  #dialog;
  #merged;
  #visitors = [];

  /** `merged(kept, duplicate)` hears the records that are one now. */
  constructor(dialog, merged) {
    this.#dialog = dialog;
    this.#merged = merged;
    finder(this.#part("merging-find"), this.#part("merging-found"), (found) => this.#compare(found));
    this.#part("merging-cancel").addEventListener("click", () => dialog.close());
    const button = this.#part("merge");
    button.addEventListener("click", guarded(button, () => this.#merge()));
    dialog.addEventListener("close", () => this.#clear());
  }

  #part(name) { return byTest(name, this.#dialog); }

  get #summary() { return this.#part("merging-errors"); }

  /** Opens with the visitor, and at once with the other one where that is known. */
  open(visitor, other) {
    this.#visitors = [visitor];
    this.#turn(false);
    this.#dialog.showModal();
    if (other) this.#compare(other);
  }

  #turn(isComparing) {
    this.#part("merging-search").hidden = isComparing;
    this.#part("merging-compare").hidden = !isComparing;
    this.#part("merge").hidden = !isComparing;
  }

  #compare(other) {
    const [one] = this.#visitors;
    if (other.id === one.id) return;
    this.#visitors = [one, other];
    this.#part("comparison").replaceChildren(comparison(one, other));
    this.#turn(true);
    this.#dialog.querySelector("[name=kept]:checked").focus();
  }

  async #merge() {
    const id = this.#dialog.querySelector("[name=kept]:checked").value;
    const kept = this.#visitors.find((visitor) => visitor.id === id);
    const duplicate = this.#visitors.find((visitor) => visitor !== kept);
    try {
      await act(`/api/visitors/${kept.id}/merges/${uuid7()}`, { duplicate: duplicate.id });
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      return showProblem(this.#summary, this.#dialog, problem);
    }
    this.#dialog.close();
    this.#merged(kept, duplicate);
  }

  #clear() {
    clearErrors(this.#summary, this.#dialog);
    this.#part("merging-find").value = "";
    this.#part("comparison").replaceChildren();
    this.#visitors = [];
  }
}
