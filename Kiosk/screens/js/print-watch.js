import { get } from "./api.js";

const pollEvery = 2000;
// A job that was just made stands among the newest.
const recent = 50;
const ended = ["confirmed", "failed"];

/** Follows one print job: by the stream, and by asking now and then for when the stream is away. */
export class PrintWatch {
  #ticket;
  #job;
  #told;
  #timer;

  constructor(told) { this.#told = told; }

  /** Follows a job of a ticket, or with null for that a job of its own, such as a badge. */
  follow(ticket, job) {
    this.#ticket = ticket;
    this.#job = job;
    this.ask();
  }

  stop() {
    this.#job = null;
    clearTimeout(this.#timer);
  }

  heard(id) { if (id === this.#job) this.ask(); }

  async ask() {
    clearTimeout(this.#timer);
    const wanted = this.#job;
    if (!wanted) return;
    const where = this.#ticket ? `ticket=${this.#ticket}` : `limit=${recent}`;
    const answer = await get(`/api/print-jobs?${where}`).catch(() => null);
    if (wanted !== this.#job) return;
    const job = answer?.items.find(({ id }) => id === wanted);
    if (job) this.#told(job);
    if (!ended.includes(job?.state)) this.#timer = setTimeout(() => this.ask(), pollEvery);
  }
}
