import { Problem } from "../api.js";
import { byTest } from "../dom.js";
import { guarded } from "../guard.js";
import { say, t } from "../messages.js";
import { Paper, paperInWords } from "./paper.js";

const remembered = "loket.lastTicket";

/** The ticket that was printed last, to be printed again in the middle of anything else. */
export class LastTicket {
  #button;
  #state;
  #last = JSON.parse(sessionStorage.getItem(remembered));
  #paper = new Paper((job) => this.#tell(job));

  constructor(button, state) {
    this.#button = button;
    this.#state = state;
    this.again = guarded(button, () => this.#again());
    button.addEventListener("click", this.again);
    this.#offer();
  }

  #offer() {
    this.#button.hidden = !this.#last;
    say(byTest("last-number", this.#button), () => this.#last?.number ?? "");
  }

  /** A ticket was issued: from now on it is the last, if it has a paper. */
  remember({ number, printJob }) {
    this.quiet();
    if (!printJob) return;
    this.#last = { number, job: printJob };
    sessionStorage.setItem(remembered, JSON.stringify(this.#last));
    this.#offer();
  }

  async #again() {
    if (!this.#last) return this.#say("calm", "last.none");
    try {
      await this.#paper.copy(this.#last.job);
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      const sentences = [problem.message, problem.detail].filter(Boolean).join(". ");
      this.#say("bad", () => sentences);
    }
  }

  #tell(job) {
    const { number } = this.#last;
    this.#say(paperInWords(job).tone, () => t("last.printed", { number, state: paperInWords(job).text }));
  }

  #say(tone, phrase) {
    this.#state.hidden = false;
    this.#state.dataset.tone = tone;
    say(this.#state, phrase);
  }

  heard(id) { this.#paper.heard(id); }

  /** What was said of a copy is over. */
  quiet() {
    this.#paper.stop();
    this.#state.hidden = true;
    say(this.#state, "");
  }
}
