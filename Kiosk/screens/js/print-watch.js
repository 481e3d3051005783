import { get } from "./api.js";

const pollEvery = 2000;
const ended = ["confirmed", "failed"];

/** Follows one print job: by the stream, and by asking now and then for when the stream is away. */
export class PrintWatch {
  #ticket;
  #job;
  #told;
  #timer;

  constructor(told) { this.#told = told; }

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
    const answer = await get(`/api/print-jobs?ticket=${this.#ticket}`).catch(() => null);
    if (wanted !== this.#job) return;
    const job = answer?.items.find(({ id }) => id === wanted);
    if (job) this.#told(job);
    if (!ended.includes(job?.state)) this.#timer = setTimeout(() => this.ask(), pollEvery);
  }
}
