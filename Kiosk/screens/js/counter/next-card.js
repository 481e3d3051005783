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

  show({ counter, state }) {
    const { next } = counter;
    this.#line("next-number", next && (() => next.number));
    this.#line("next-service", next && (() => titleOf(next.standard)));
    this.#line("next-why", next ? () => next.why : "counter.nextNone");
    const waits = state === "free" && !next;
    this.#line("next-hint", state === "break" ? "counter.nextDuringBreak" : waits && "counter.nextNoneHint");
    say(byTest("waiting", this.#root), () => String(counter.waiting));
    say(byTest("served", this.#root), () => String(counter.servedToday));
  }
}
