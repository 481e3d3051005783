import { Problem, act, get } from "../api.js";
import { learnTime } from "./server-clock.js";
import { uuid7 } from "../uuid7.js";

// Some roles serve at a counter but may not look into the visitors' book.
const orNothing = (error) => {
  if (error instanceof Problem && [403, 404].includes(error.status)) return null;
  throw error;
};

const orGone = (error) => {
  if (error instanceof Problem && error.status === 404) return null;
  throw error;
};

/**
 * The counter at which an officer sits, as the server has it: `counter`, the day's `queue`, and of the visitor there
 * the whole `ticket` and the `person`; all as they were last once the settings have the counter no more, which `isGone`
 * tells. `told` hears whenever it was read anew.
 */
export class Post {
  isGone = false;
  counter = null;
  queue = null;
  ticket = null;
  person = null;
  #number;
  #told;
  #reading = null;
  #asked = 0;
  #known = 0;
  #heldUntil = 0;

  constructor(number, told) {
    this.#number = number;
    this.#told = told;
  }

  get number() { return this.#number; }

  /** `free`, `called` or `serving`; `break` or `closed`. */
  get state() { return this.ticket?.state ?? (this.counter.state === "open" ? "free" : this.counter.state); }

  /** Reads it anew, by one request at a time; resolves with the first reading that began after this call. */
  async refresh() {
    this.#asked += 1;
    const wanted = this.#asked;
    while (this.#known < wanted) await (this.#reading ??= this.#read());
  }

  async #read() {
    const asked = this.#asked;
    try {
      const reading = get(`/api/counters/${this.#number}`).catch(orGone);
      const [counter, queue] = await Promise.all([reading, get("/api/queue")]);
      const current = counter?.ticket && await this.#whole(counter.ticket);
      if (asked < this.#heldUntil) return;
      learnTime(queue.at);
      this.isGone = !counter;
      if (counter) Object.assign(this, { counter, queue, ticket: null, person: null, ...current });
      this.#told();
    } finally {
      this.#known = asked;
      this.#reading = null;
    }
  }

  async #whole({ id, version }) {
    const { ticket, person } = this;
    if (ticket?.id === id && ticket.version === version) return { ticket, person };
    const fresh = await get(`/api/tickets/${id}`);
    const known = fresh.visitor && await get(`/api/visitors/${fresh.visitor.id}`).catch(orNothing);
    return { ticket: fresh, person: known };
  }

  /**
   * An act, and how the counter is after it. Until then the page stays as it was: what it shows can be acted on, and
   * acts go by what was seen.
   */
  async #change(path, body) {
    this.#heldUntil = Infinity;
    let answer;
    try {
      answer = await act(path, body);
    } finally {
      this.#heldUntil = this.#asked + 1;
    }
    await this.refresh();
    return answer;
  }

  /** Opens the counter, goes on a break, comes back, closes. Done twice it is the same, so it needs no id. */
  set(wish) { return this.#change(`/api/counters/${this.#number}`, wish); }

  /** Calls whoever is next. */
  call() { return this.#change(`/api/counters/${this.#number}/calls/${uuid7()}`, {}); }

  /** An event of a ticket, as it was seen here. */
  event({ id, version }, type, body = {}) {
    return this.#change(`/api/tickets/${id}/events/${uuid7()}`, { type, ...body, expect: version });
  }
}
