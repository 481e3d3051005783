const mostWaiting = 12;

/**
 * Announces calls one after the other, however fast they come: none cuts another off. `announce(call)` does one and
 * resolves when it is over; `quiet()` hears that there is none left.
 */
export class Announcer {
  #announce;
  #quiet;
  #waiting = [];
  #busy = false;

  constructor(announce, quiet) {
    this.#announce = announce;
    this.#quiet = quiet;
  }

  /** Called again before its turn, a number is announced once, for its newest call. */
  add(call) {
    this.#waiting = [...this.#waiting.filter(({ id }) => id !== call.id), call].slice(-mostWaiting);
    this.#work();
  }

  /** Forgets who need not come any more. */
  keep(wanted) { this.#waiting = this.#waiting.filter(wanted); }

  async #work() {
    if (this.#busy) return;
    this.#busy = true;
    while (this.#waiting.length) await this.#announce(this.#waiting.shift());
    this.#busy = false;
    this.#quiet();
  }
}
