import { get } from "./api.js";

const pollEvery = 2000;
const ended = ["confirmed", "failed"];

/** Follows one print job: by the stream, and by asking now and then for when the stream is away. */
export class PrintWatch {
  #job;
  #told;
  #timer;

  constructor(told) { this.#told = told; }

  follow(job) {
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
    const job = await get(`/api/print-jobs/${wanted}`).catch(() => null);
    if (wanted !== this.#job) return;
    if (job) this.#told(job);
    if (!ended.includes(job?.state)) this.#timer = setTimeout(() => this.ask(), pollEvery);
  }
}
