import { Problem } from "../api.js";

const longest = 300_000;

/**
 * Asks again and again while the page is seen: `ask()` answers after how many milliseconds to ask next, 0 for never.
 * Where the server does not answer or wants to be left alone, the pauses grow.
 */
export class Fresh {
  #ask;
  #timer;
  #pause = 0;

  constructor(ask) {
    this.#ask = ask;
    document.addEventListener("visibilitychange", () => this.now());
    addEventListener("pageshow", ({ persisted }) => persisted && this.now());
  }

  /** Asks after a while; 0 = never. */
  after(pause) {
    this.#pause = pause;
    clearTimeout(this.#timer);
    if (pause) this.#timer = setTimeout(() => this.now(), pause);
  }

  /** Asks at once, unless nobody looks. */
  async now() {
    if (document.hidden) return this.after(0);
    try {
      this.after(await this.#ask());
    } catch (error) {
      // What is not there any more will not come back; everything else passes.
      const isGone = error instanceof Problem && error.status === 404;
      this.after(isGone ? 0 : Math.min((this.#pause || 5000) * 2, longest));
    }
  }
}
