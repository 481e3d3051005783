import { t } from "../messages.js";
import { printPaper } from "./server.js";

/** What one member does at the desk, from the first scan to the paper that they take along. */
export class Visit {
  #lent = new Map();
  #extended = new Map();
  #returned = new Map();

  /** Whether anything was lent or extended that a paper has to say. */
  get hasPaper() { return this.#lent.size + this.#extended.size > 0; }

  get hasReturns() { return this.#returned.size > 0; }

  /** Takes note of what became of a scan. */
  note({ nip, loan, extended, returned }) {
    if (loan) this.#lent.set(loan, nip);
    if (extended) this.#extended.set(extended, nip);
    if (returned) this.#returned.set(returned, nip);
  }

  /** An act was taken back. */
  forget({ loan, extended, returned }) {
    this.#lent.delete(loan);
    this.#extended.delete(extended);
    this.#returned.delete(returned);
  }

  /** Prints what was lent and extended; answers the print jobs and what says it. */
  async finish() {
    const [lent, extended] = [this.#lent.size, this.#extended.size];
    const jobs = [...await printFor("loans", this.#lent), ...await printFor("extensions", this.#extended)];
    const say = () => [
      lent && t("library.lentAll", { n: lent }), extended && t("library.extendedAll", { n: extended }),
    ].filter(Boolean).join(" ");
    return { jobs, say };
  }

  /** Prints a receipt for what came back, one for each member. */
  receipt() { return printFor("returns", this.#returned); }
}

/** One paper for each member whose loans these are; what is printed is taken out, so that none is printed twice. */
async function printFor(paper, loans) {
  const jobs = [];
  for (const nip of new Set(loans.values())) {
    const own = [...loans].filter(([, whose]) => whose === nip).map(([loan]) => loan);
    jobs.push(await printPaper(nip, paper, own));
    for (const loan of own) loans.delete(loan);
  }
  return jobs;
}
