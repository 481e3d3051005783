import { act } from "../api.js";
import { t } from "../messages.js";
import { printerWish } from "../print-desk.js";
import { PrintWatch } from "../print-watch.js";
import { printInWords } from "../print-words.js";
import { lacksTicketPrinter } from "../printer-light.js";
import { uuid7 } from "../uuid7.js";

/** A paper of a ticket, with its tone; one that waits for a printer which the office lacks says so. */
export const paperInWords = (job) => job.state === "queued" && lacksTicketPrinter()
  ? { tone: "warn", text: t("noTicketPrinter") } : printInWords(job);

/** The paper of a ticket: what becomes of it, as `told(job)`, and copies of it. */
export class Paper {
  #told;
  #watch;
  #copy = uuid7();

  constructor(told) {
    this.#told = told;
    this.#watch = new PrintWatch(told);
  }

  follow(job) {
    this.#told(job);
    this.#watch.follow(job.id);
  }

  /** Prints a copy of a job, follows it and answers its id; throws `Problem` where the server refuses. */
  async copy(job) {
    try {
      const copy = await act(`/api/print-jobs/${job}/copies/${this.#copy}`, await printerWish("ticket"));
      this.follow(copy);
      return copy.id;
    } finally {
      this.#copy = uuid7();
    }
  }

  /** The stream said that a print job changed, or that something may have been missed. */
  heard(id) { id === undefined ? this.#watch.ask() : this.#watch.heard(id); }

  stop() { this.#watch.stop(); }
}
