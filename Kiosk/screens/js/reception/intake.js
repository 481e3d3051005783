import { byTest } from "../dom.js";
import { localized, say } from "../messages.js";
import { Need } from "../need.js";
import { idOf } from "../pointer.js";
import { markDemands, unmet } from "../requirements.js";
import { Visitor } from "../visitor.js";
import { FollowUp } from "./follow-up.js";
import { Waiver } from "./waiver.js";

/** The form of a ticket: who comes, what for, and what of it is still to be asked. */
export class Intake {
  #root;
  #changed;
  #complete;

  /** `changed` after every change of what is asked; `complete` when nothing is left to ask. */
  constructor(root, { changed, complete }) {
    this.#root = root;
    this.#changed = changed;
    this.#complete = complete;
    const change = () => this.#describe();
    this.visitor = new Visitor(byTest("visitor", root), byTest("visitor-state", root));
    this.waiver = new Waiver(this.visitor.fieldOf("/email"));
    this.followUp = new FollowUp(byTest("follow-up-slot", root));
    this.need = new Need(byTest("standards", root), byTest("need", root), change, () => this.goOn());
    root.addEventListener("input", change);
    root.addEventListener("keydown", (event) => this.#key(event));
  }

  #has = (name) => [this.visitor, this.need, this.waiver].some((part) => part.has(name));

  get #demands() { return this.waiver.settle(this.need.demands, this.#has); }

  /** What is still missing, as errors to show. */
  get missing() { return unmet(this.#demands, this.#has, this.#root); }

  /** The ticket's part of the act; the visitor is saved for itself. */
  body() { return { ...this.need.body(), ...this.waiver.body(), ...this.followUp.body() }; }

  #describe() {
    const { standard } = this.need;
    const reminder = byTest("reminder", this.#root);
    const reminders = standard?.reminders ?? [];
    reminder.hidden = reminders.length === 0;
    say(reminder, () => reminders.map(localized).join(" "));
    byTest("need-hint", this.#root).hidden = Boolean(standard);
    // Of several answers that would do, one is enough; then nothing is marked any more.
    markDemands(this.#root, this.#demands.filter((demand) => demand.length === 1 || !demand.some(this.#has)));
    this.#changed();
  }

  /** Enter goes to what is asked next, where it does not mean anything else. */
  #key(event) {
    const { target, key, ctrlKey } = event;
    const isAnswer = target.matches("select, input:not([type=radio], [role=combobox])");
    if (key !== "Enter" || ctrlKey || !isAnswer || event.isComposing) return;
    event.preventDefault();
    this.goOn();
  }

  /** To what is asked next: who, what for, the first answer that the standard still wants. */
  goOn() {
    if (!this.visitor.isBegun) return byTest("find", this.#root).focus();
    if (!this.need.standard) return this.need.focus();
    const [first] = this.missing;
    const input = first && this.#root.querySelector(`#${idOf(first.field)}`);
    return input ? input.focus() : this.#complete();
  }

  show(visitor) {
    this.clearVisitor();
    this.visitor.show(visitor);
    this.#describe();
  }

  begin(query) {
    this.clearVisitor();
    this.visitor.begin(query);
    this.#describe();
  }

  /** What the ticket goes on from says what it is about. */
  follow(ticket) {
    this.followUp.choose(ticket);
    this.need.choose(ticket.standard);
    this.need.suggest("/subject", ticket.subject);
    this.goOn();
  }

  /** The same visitor comes for something else. */
  clearNeed() {
    this.waiver.clear();
    this.followUp.clear();
    this.need.clear();
  }

  /** Somebody else comes for the same service. */
  clearPerson() {
    this.clearVisitor();
    this.need.clearCase();
  }

  clearVisitor() {
    this.visitor.clear();
    this.waiver.clear();
    this.followUp.clear();
  }

  clear() {
    this.clearVisitor();
    this.need.clear();
  }
}
