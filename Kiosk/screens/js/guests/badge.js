import { act } from "../api.js";
import { byTest } from "../dom.js";
import { guarded } from "../guard.js";
import { say } from "../messages.js";
import { printerWish } from "../print-desk.js";
import { PrintWatch } from "../print-watch.js";
import { printInWords } from "../print-words.js";
import { uuid7 } from "../uuid7.js";

/** The badge of the visit at hand: printing it, once more too, and what became of it. */
export class Badge {
  #state;
  #visit;
  #watch = new PrintWatch((job) => this.#tell(job));

  constructor(root, refused) {
    this.#state = byTest("badge-state", root);
    const button = byTest("print-badge", root);
    button.addEventListener("click", guarded(button, () => this.#print().catch(refused)));
  }

  /** Turns to a visit; `badgeJob` is there when its badge was just sent to the printer. */
  show(visit) {
    this.#visit = visit;
    this.#watch.stop();
    this.#state.hidden = true;
    if (visit?.badgeJob) this.#follow(visit.badgeJob);
  }

  heard(id) { this.#watch.heard(id); }

  async #print() {
    const { id } = this.#visit;
    const { printJob } = await act(`/api/visits/${id}/badges/${uuid7()}`, await printerWish("slip"));
    if (this.#visit?.id === id) this.#follow(printJob);
  }

  #follow(job) {
    this.#tell({ state: "queued", copy: 0 });
    this.#watch.follow(job);
  }

  #tell(job) {
    this.#state.hidden = false;
    this.#state.dataset.tone = printInWords(job).tone;
    say(this.#state, () => printInWords(job).text);
  }
}
