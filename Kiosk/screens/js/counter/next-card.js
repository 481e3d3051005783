import { byTest } from "../dom.js";
import { say } from "../messages.js";
import { titleOf } from "../standards.js";

/** Who is next at this counter and why, how many wait for it, and how many were served. */
export class NextCard {
  #root;

  constructor(root) { this.#root = root; }

  #line(name, phrase) {
    say(byTest(name, this.#root), phrase);
    byTest(name, this.#root).hidden = !phrase;
  }

  show({ counter, queue, state }) {
    const { next } = counter;
    this.#line("next-number", next && (() => next.number));
    this.#line("next-service", next && (() => titleOf(next.standard)));
    this.#line("next-why", next ? () => next.why : "counter.nextNone");
    const waits = state === "free" && !next;
    this.#line("next-hint", state === "break" ? "counter.nextDuringBreak" : waits && "counter.nextNoneHint");
    say(byTest("waiting", this.#root), () => String(this.#waiting(counter, queue)));
    say(byTest("served", this.#root), () => String(counter.servedToday));
  }

  /** Those handed over to a colleague wait for the same services, but not for this counter. */
  #waiting({ number, waiting, serving }, { waiting: line }) {
    const others = line.filter((one) => one.counter && one.counter !== number && serving.includes(one.standard));
    return waiting - others.length;
  }
}
