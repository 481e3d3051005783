import { act } from "../api.js";
import { byTest } from "../dom.js";
import { guarded } from "../guard.js";
import { say } from "../messages.js";
import { printerWish } from "../print-desk.js";
import { PrintWatch } from "../print-watch.js";
import { printInWords } from "../print-words.js";
import { uuid7 } from "../uuid7.js";

/** The report on the receipt printer, and what becomes of the paper; `date()` is the day that is looked at. */
export class Slip {
  #state = byTest("print-state");
  #watch = new PrintWatch((job) => this.#tell(job));

  constructor(date, refused) {
    const button = byTest("print-slip");
    button.addEventListener("click", guarded(button, () => this.#print(date()).catch(refused)));
  }

  heard(id) { this.#watch.heard(id); }

  /** Another day: what was said of the former one's paper goes. */
  clear() {
    this.#watch.stop();
    this.#state.hidden = true;
  }

  async #print(date) {
    const { printJob } = await act(`/api/reports/days/${date}/prints/${uuid7()}`, await printerWish("slip"));
    this.#tell({ state: "queued", copy: 0 });
    this.#watch.follow(printJob);
  }

  #tell(job) {
    this.#state.hidden = false;
    this.#state.dataset.tone = printInWords(job).tone;
    say(this.#state, () => printInWords(job).text);
  }
}
