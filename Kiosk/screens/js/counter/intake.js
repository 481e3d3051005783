import { Away, Problem, get } from "../api.js";
import { byTest } from "../dom.js";
import { clearErrors, showErrors, showProblem } from "../errors.js";
import { finder } from "../finder.js";
import { answers } from "../form.js";
import { say } from "../messages.js";
import { idOf } from "../pointer.js";
import { Waiver } from "../reception/waiver.js";
import { demandsOf, markDemands, unmet } from "../requirements.js";
import { standardOf, titleOf } from "../standards.js";
import { Correction } from "../today/correction.js";
import { Visitor } from "../visitor.js";
import { start } from "./acts.js";

/** What a self-service ticket still lacks, asked for when its service starts. */
export class Intake {
  #root;
  #visitor;
  #waiver;
  #request;
  #post = null;
  #ticket = null;
  #form;
  #started;

  constructor(root, started) {
    this.#root = root;
    this.#started = started;
    this.#visitor = new Visitor(this.#part("visitor"), this.#part("visitor-state"));
    this.#waiver = new Waiver(this.#visitor.fieldOf("/email"));
    root.addEventListener("input", () => this.#mark());
    root.addEventListener("keydown", (event) => this.#key(event));
    const find = this.#part("find");
    finder(find, this.#part("found"), (visitor) => this.#take(visitor), (query) => this.#begin(query));
  }

  #part(name) { return byTest(name, this.#root); }

  #input(pointer) { return this.#root.querySelector(`#${idOf(pointer)}`); }

  #has = (name) => this.#visitor.has(name) || this.#waiver.has(name) || answers(this.#part("need")).has(`/${name}`);

  get #demands() {
    const demands = demandsOf(this.#form).filter(([name]) => name !== "standard");
    return this.#waiver.settle(demands, this.#has);
  }

  #mark() { markDemands(this.#root, this.#demands); }

  get #summary() { return this.#part("errors"); }

  /** Opens the form with what is known of the visitor here; what was typed for the same ticket is still there. */
  open(post) {
    if (this.#ticket?.id === post.ticket.id) return this.#part("find").focus();
    const { ticket, person } = post;
    this.#post = post;
    this.#ticket = ticket;
    const standard = standardOf(ticket.standard);
    this.#form = standard?.channels[ticket.channel];
    clearErrors(this.#summary, this.#root);
    say(this.#part("intake-title"), "counter.intakeTitle", { number: ticket.number });
    say(this.#part("intake-service"), () => titleOf(ticket.standard));
    this.#part("need").replaceChildren();
    this.#request = new Correction(this.#part("need"), ticket, standard);
    this.#visitor.clear();
    this.#waiver.clear();
    if (person) this.#visitor.show(person);
    this.#mark();
    this.#part("find").focus();
    if (!person && ticket.contact) this.#look(ticket.contact);
  }

  /** Who left a phone number is looked for at once; nobody known by it begins with it. */
  async #look(contact) {
    const ticket = this.#ticket;
    const find = this.#part("find");
    const known = await get(`/api/visitors?limit=1&q=${encodeURIComponent(contact)}`).catch(() => null);
    if (ticket !== this.#ticket || find.value || this.#visitor.isBegun) return;
    if (!known?.items.length) return this.#begin(contact);
    find.value = contact;
    find.dispatchEvent(new Event("input"));
  }

  #take(visitor) {
    this.#visitor.show(visitor);
    this.#goOn();
  }

  #begin(query) {
    this.#visitor.begin(query);
    this.#input("/phone").value ||= this.#ticket.contact ?? "";
    this.#mark();
  }

  /** Enter goes to what is still missing, where it does not mean anything else. */
  #key(event) {
    const isAnswer = event.target.matches("select, input:not([role=combobox])");
    if (event.key !== "Enter" || event.ctrlKey || event.isComposing || !isAnswer) return;
    event.preventDefault();
    this.#goOn();
  }

  /** To the first answer that is still missing. */
  #goOn() {
    this.#mark();
    const [first] = unmet(this.#demands, this.#has, this.#root);
    (first && this.#input(first.field) ? this.#input(first.field) : byTest("intake-send")).focus();
  }

  #lacks() {
    const errors = unmet(this.#demands, this.#has, this.#root);
    if (errors.length) showErrors(this.#summary, this.#root, errors);
    else clearErrors(this.#summary, this.#root);
    return errors.length > 0;
  }

  /** Registers or corrects the visitor, completes the ticket and starts the service; `started(phrase)` hears of it. */
  async send() {
    if (this.#lacks()) return;
    const [post, answered] = [this.#post, document.querySelector("#intake-answers")];
    // What is on its way cannot be changed any more, however long the server takes.
    answered.inert = true;
    try {
      const { id } = await this.#visitor.save();
      const correction = { visitor: id, ...this.#request.changes(), ...this.#waiver.body() };
      await post.event(post.ticket, "corrected", correction);
      this.#started(await start(post));
    } catch (problem) {
      await this.#refuse(problem);
    } finally {
      answered.inert = false;
    }
  }

  async #refuse(problem) {
    if (problem instanceof Away) return;
    if (!(problem instanceof Problem)) throw problem;
    await this.#post?.refresh();
    if (problem.type === "stale" && this.#post) this.#request.compare(this.#post.ticket);
    showProblem(this.#summary, this.#root, problem);
  }

  /** Shows what the server wants to be answered first. */
  demand(problem) { showProblem(this.#summary, this.#root, problem); }

  /** The counter stands otherwise: nothing stays in the form of a visitor who is not called here any more. */
  follow({ ticket }) {
    if (this.#ticket && (ticket?.id !== this.#ticket.id || ticket.state !== "called")) this.close();
    return Boolean(this.#ticket);
  }

  close() {
    this.#post = null;
    this.#ticket = null;
    clearErrors(this.#summary, this.#root);
    this.#visitor.clear();
    this.#waiver.clear();
    this.#part("need").replaceChildren();
    this.#part("find").value = "";
  }
}
