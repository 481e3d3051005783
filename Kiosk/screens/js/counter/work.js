import { Away, Problem } from "../api.js";
import { byTest } from "../dom.js";
import { clearErrors, showErrors, showProblem } from "../errors.js";
import { say, t } from "../messages.js";
import { acts, finish, recall, start } from "./acts.js";
import { changesBetween } from "./changes.js";
import { NoShows } from "./no-shows.js";
import { changeServices, close, giveUp, handOver } from "./questions.js";
import { rememberChoice } from "./remembered.js";
import { View } from "./view.js";

// An act that is not answered by then is said to be on its way.
const patience = 1000;

/** The work at a counter: the act of each button, and what is said when the server says no. */
export class Work {
  #root;
  #bar;
  #intake;
  #post = null;
  #view;

  /** `intake(problem)` completes the ticket before its service starts; with the problem where the server asked for it. */
  constructor(root, bar, turn, { zone, intake }) {
    this.#root = root;
    this.#bar = bar;
    this.#intake = intake;
    const noShows = new NoShows(byTest("no-shows", root), turn, (noShow) => this.#do(recall(noShow)));
    this.#view = new View(root, bar, { zone, noShows });
    const bind = (name, work) => turn.bind(byTest(name, root) ?? byTest(name, bar), work);
    for (const [name, act] of Object.entries(acts)) bind(name, () => this.#do(act));
    bind("start", () => this.#start());
    bind("done", () => this.#do(finish(this.#view.result)));
    bind("hand-over", () => this.#run(handOver));
    bind("give-up", () => this.#run(giveUp));
    bind("close", () => this.#run(close));
    bind("change-services", () => this.#run((post) => this.#changeServices(post)));
  }

  /** Begins at a counter. */
  begin(post) {
    this.#post = post;
    clearErrors(this.#summary, this.#root);
    this.say("");
  }

  get #summary() { return byTest("errors", this.#root); }

  say(phrase) { say(byTest("said", this.#bar), phrase); }

  show(post) {
    const wasEmpty = this.#root.dataset.state === "free" && byTest("next-number", this.#root).hidden;
    this.#view.show(post);
    if (wasEmpty && post.counter.next && post.state === "free") this.say("counter.arrived");
  }

  tick() { return this.#view.tick(); }

  focus() { this.#view.focus(); }

  async #do(act) {
    const slow = setTimeout(() => this.say("sending"), patience);
    try {
      await this.#run(act);
    } finally {
      clearTimeout(slow);
    }
  }

  /** Runs an act or a question that leads to one; what it answers is said. */
  async #run(act) {
    const seen = this.#post.ticket;
    try {
      const phrase = await act(this.#post);
      if (!phrase) return;
      clearErrors(this.#summary, this.#root);
      this.say(phrase);
      this.focus();
    } catch (error) {
      this.say("");
      await this.#refuse(error, seen);
    }
  }

  #start() { return this.#post.ticket.intake === "incomplete" ? this.#intake() : this.#do(start); }

  async #changeServices(post) {
    const services = await changeServices(post);
    if (services) rememberChoice(post.number, services);
  }

  /** Says why the server did not do it, and shows the counter as it is now. */
  async #refuse(error, seen) {
    // What was asked for is done; only how the counter stands now is not known before the server is back.
    if (error instanceof Away) return;
    if (!(error instanceof Problem)) throw error;
    await this.#post.refresh();
    if (this.#root.hidden) return;
    if (error.type === "queue-empty") this.say("counter.nextNone");
    else if (error.type === "intake-incomplete") this.#intake(error);
    else if (error.type === "stale" && error.current) this.#tellChanges(seen, error.current);
    else showProblem(this.#summary, this.#root, error);
  }

  #tellChanges(seen, current) {
    const sentences = [...changesBetween(seen, current), () => t("counter.changedHint")];
    const errors = sentences.map((message) => ({ message }));
    showErrors(this.#summary, this.#root, errors, () => t("counter.changedTitle", { number: current.number }));
  }
}
