/**
 * Announces calls one after the other, however fast they come: none cuts another off, and none is left out. They are
 * never more than there are counters, for each calls one visitor at a time. `announce(call)` does one and resolves when
 * it is over; `quiet()` hears that there is none left.
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

  /** Called again before its turn, a number is announced once, in its place, for its newest call. */
  add(call) {
    const place = this.#waiting.findIndex(({ id }) => id === call.id);
    if (place < 0) this.#waiting.push(call);
    else this.#waiting[place] = call;
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
