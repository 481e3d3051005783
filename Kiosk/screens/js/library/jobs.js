/**
 * Does one thing after the other, however fast a scanner is: a scan waits for the act of the one before it. `failed`
 * hears of what nobody expected.
 */
export class Jobs {
  #waiting = [];
  #isBusy = false;
  #failed;

  constructor(failed) { this.#failed = failed; }

  get isBusy() { return this.#isBusy; }

  add(job) {
    this.#waiting.push(job);
    this.#work();
  }

  async #work() {
    if (this.#isBusy) return;
    this.#isBusy = true;
    while (this.#waiting.length) await this.#waiting.shift()().catch(this.#failed);
    this.#isBusy = false;
  }
}
