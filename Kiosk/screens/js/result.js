import { Problem } from "./api.js";
import { byTest } from "./dom.js";
import { guarded } from "./guard.js";
import { localized, say, t } from "./messages.js";
import { Paper, paperInWords } from "./reception/paper.js";
import { aheadInWords, promiseInWords } from "./words.js";

const personal = ["number", "issued-for", "ahead", "promise", "code", "warnings", "print-state"];

/** The ticket just issued, its picture and what became of the paper. */
export class Result {
  #root;
  #ticket;
  #job;
  #paper = new Paper((job) => this.#printing(job));

  constructor(root) {
    this.#root = root;
    const button = byTest("reprint", root);
    /** Prints a copy; a second call while it is under way does nothing. */
    this.reprint = guarded(button, () => this.#reprint());
    button.addEventListener("click", this.reprint);
  }

  #say(name, phrase) { say(byTest(name, this.#root), phrase); }

  #warn(name, phrase) {
    this.#say(name, phrase);
    byTest(name, this.#root).hidden = !phrase;
  }

  show(ticket, visitor, standard, zone) {
    this.#ticket = ticket;
    this.#say("number", () => ticket.number);
    this.#say("issued-for", () => t("issuedFor", { name: visitor.name, standard: localized(standard.title) }));
    this.#say("ahead", () => aheadInWords(ticket.position));
    this.#say("promise", () => promiseInWords(ticket.promise, zone));
    this.#say("code", () => ticket.code.replace(/^(.{4})/, "$1-"));
    const sentences = visitor.warnings?.map(({ message }) => message).join(" ");
    this.#warn("warnings", sentences && (() => t("warnings", { sentences })));
    this.#warn("print-problem", "");
    this.#show(ticket.printJob);
    if (ticket.printJob) this.#paper.follow({ id: ticket.printJob, state: "queued", copy: 0 });
    else this.#state("calm", "notPrinted");
  }

  #show(job) {
    this.#job = job;
    byTest("paper", this.#root).hidden = !job;
    byTest("reprint", this.#root).hidden = !job;
    if (!job) return;
    const picture = byTest("picture", this.#root);
    picture.src = `/api/print-jobs/${job}.svg`;
    say(picture, "pictureOf", { number: this.#ticket.number }, "alt");
  }

  #printing(job) { this.#state(paperInWords(job).tone, () => paperInWords(job).text); }

  #state(tone, phrase) {
    byTest("print-state", this.#root).dataset.tone = tone;
    this.#say("print-state", phrase);
  }

  async #reprint() {
    if (!this.#job) return;
    this.#warn("print-problem", "");
    try {
      this.#show(await this.#paper.copy(this.#job));
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      const sentences = [problem.message, problem.detail].filter(Boolean).join(". ");
      this.#warn("print-problem", () => sentences);
    }
  }

  heard(id) { this.#paper.heard(id); }

  /** Nothing of this visitor stays on the screen. */
  clear() {
    this.#paper.stop();
    for (const name of personal) this.#say(name, "");
    byTest("picture", this.#root).removeAttribute("src");
  }
}
