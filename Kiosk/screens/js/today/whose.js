import { get } from "../api.js";
import { byTest } from "../dom.js";
import { finder } from "../finder.js";
import { contactOf } from "../known-visitor.js";
import { say, t } from "../messages.js";
import { read } from "../pointer.js";
import { Waiver } from "../reception/waiver.js";
import { demandsOf, markDemands, unmet } from "../requirements.js";

/** Whose ticket it is: who has it now, who should have it, and what stands in for an e-mail that this one lacks. */
export class Whose {
  #root;
  #waiver;
  #ticket;
  #form;
  // The ticket's visitor with all that is known, and another one in place of that.
  #given;
  #chosen;

  constructor(root) {
    this.#root = root;
    const find = this.#part("find");
    this.#waiver = new Waiver(find.closest(".field"));
    finder(find, this.#part("found"), (visitor) => this.#choose(visitor));
    this.#part("whose-back").addEventListener("click", () => {
      this.#choose(null);
      find.focus();
    });
    root.addEventListener("input", () => this.#settle());
  }

  #part(name) { return byTest(name, this.#root); }

  /** Begins with the visitor of now; `form` is what the standard asks for on the ticket's channel. */
  begin(ticket, form) {
    this.#form = form;
    this.#chosen = null;
    this.#part("find").value = "";
    this.#waiver.begin(ticket.waiver);
    this.#root.hidden = false;
    this.compare(ticket);
  }

  /** Somebody else was faster: who was chosen stays, in place of the visitor of now. */
  async compare(ticket) {
    this.#ticket = ticket;
    this.#given = null;
    this.#show();
    if (!ticket.visitor) return;
    // Without an answer the server still says what is missing.
    const given = await get(`/api/visitors/${ticket.visitor.id}`).catch(() => null);
    if (ticket !== this.#ticket) return;
    this.#given = given;
    this.#show();
  }

  close() {
    this.#ticket = null;
    this.#root.hidden = true;
  }

  #choose(visitor) {
    this.#chosen = visitor;
    this.#show();
  }

  get #isChanged() { return Boolean(this.#chosen) && this.#chosen.id !== this.#ticket.visitor?.id; }

  #show() {
    const { visitor } = this.#ticket;
    const who = this.#chosen ?? this.#given ?? visitor;
    say(this.#part("whose-name"), () => who?.name ?? t("today.unknownVisitor"));
    say(this.#part("whose-contact"), who && (() => contactOf(who)));
    say(this.#part("whose-instead"), this.#isChanged && visitor && "today.whoseInstead", { name: visitor?.name });
    this.#part("whose-back").hidden = !this.#isChanged;
    this.#settle();
  }

  #settle() {
    const person = this.#chosen ?? this.#given;
    const isAsked = person && this.#ticket.intake === "complete";
    const demands = isAsked ? demandsOf(this.#form) : [];
    markDemands(this.#root, this.#waiver.settle(demands, (name) => Boolean(read(person, `/${name}`))));
  }

  /** What still has to be said, as errors to show. */
  get missing() {
    const demands = this.#waiver.body().waiver ? [["waiver/reason"]] : [];
    return unmet(demands, (name) => this.#waiver.has(name), this.#root);
  }

  /** What was changed, for the body of the act. */
  changes() {
    const { waiver } = this.#waiver.body();
    const isNew = waiver && waiver.reason !== this.#ticket.waiver?.reason;
    return { ...(this.#isChanged && { visitor: this.#chosen.id }), ...(isNew && { waiver }) };
  }
}
