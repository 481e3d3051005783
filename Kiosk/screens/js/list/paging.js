import { Away, get } from "../api.js";

const usualStep = 100;
const largestPage = 200;

/**
 * A list of the server, newest first. It is asked for as far as it was read, so that a change anywhere in it shows;
 * `query()` is the filter, `show(items, hasMore)` hears every answer, `refused(problem)` every refusal, `step` is how
 * many more are asked for at a time.
 */
export class Paging {
  #path;
  #query;
  #show;
  #refused;
  #step;
  #extent;
  #asked = new AbortController();

  constructor(path, { query, show, refused, step = usualStep }) {
    this.#path = path;
    this.#query = query;
    this.#show = show;
    this.#refused = refused;
    this.#step = this.#extent = step;
    addEventListener("loket:reach", ({ detail: here }) => here && this.again());
  }

  begin() {
    this.#extent = this.#step;
    return this.again();
  }

  more() {
    this.#extent += this.#step;
    return this.again();
  }

  async again() {
    this.#asked.abort();
    const { signal } = this.#asked = new AbortController();
    try {
      this.#show(...await this.#read(signal));
    } catch (error) {
      if (signal.aborted || error instanceof Away) return;
      this.#refused(error);
    }
  }

  async #read(signal) {
    const items = [];
    let next = null;
    do {
      const query = this.#query();
      query.set("limit", Math.min(this.#extent - items.length, largestPage));
      if (next) query.set("after", next);
      const page = await get(`${this.#path}?${query}`, signal);
      items.push(...page.items);
      ({ next } = page);
    } while (next && items.length < this.#extent);
    return [items, Boolean(next)];
  }
}
