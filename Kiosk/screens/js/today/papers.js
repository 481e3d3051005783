import { Problem, act } from "../api.js";
import { byTest, element } from "../dom.js";
import { clearErrors, showProblem } from "../errors.js";
import { guarded } from "../guard.js";
import { say, t } from "../messages.js";
import { printerWish } from "../print-desk.js";
import { printInWords } from "../print-words.js";
import { uuid7 } from "../uuid7.js";
import { timeIn } from "../words.js";

const paper = (job, zone) => {
  const state = element("span", { className: "state" });
  state.dataset.tone = printInWords(job).tone;
  return element("li", {},
    say(element("span"), () => t("today.paper", { use: t(`paperUse.${job.use}`), time: timeIn(zone, job.createdAt) })),
    say(state, () => printInWords(job).text));
};

/** What was printed for a ticket, and the button that prints it once more. */
export class Papers {
  #root;
  #zone;
  #mayPrint;
  #jobs = [];
  #copy = uuid7();

  constructor(root, { zone, mayPrint, printed }) {
    this.#root = root;
    this.#zone = zone;
    this.#mayPrint = mayPrint;
    const button = byTest("reprint", root);
    button.addEventListener("click", guarded(button, () => this.#reprint(printed)));
  }

  show({ printJobs }) {
    this.#jobs = printJobs;
    const lines = printJobs.map((job) => paper(job, this.#zone));
    byTest("papers", this.#root).replaceChildren(...lines.length ? lines : [say(element("li"), "today.noPapers")]);
    byTest("reprint", this.#root).hidden = !this.#mayPrint || !printJobs.length;
  }

  /** Whether a print job is one of these. */
  has(id) { return this.#jobs.some((job) => job.id === id); }

  clear() { clearErrors(byTest("paper-errors", this.#root), this.#root); }

  async #reprint(printed) {
    this.clear();
    try {
      const [{ id, use }] = this.#jobs;
      await act(`/api/print-jobs/${id}/copies/${this.#copy}`, await printerWish(use));
      await printed();
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      showProblem(byTest("paper-errors", this.#root), this.#root, problem);
    }
    this.#copy = uuid7();
  }
}
