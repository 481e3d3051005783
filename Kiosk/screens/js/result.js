import { Problem, act } from "./api.js";
import { byTest } from "./dom.js";
import { guarded } from "./guard.js";
import { localized, say, t } from "./messages.js";
import { PrintWatch } from "./print-watch.js";
import { uuid7 } from "./uuid7.js";
import { aheadInWords, printInWords, promiseInWords } from "./words.js";

const personal = ["number", "issued-for", "ahead", "promise", "code", "warnings", "print-state"];

/** The ticket just issued, its picture and what became of the paper. */
export class Result {
  #root;
  #ticket;
  #job;
  #copy = uuid7();
  #watch = new PrintWatch((job) => this.#printing(job));

  constructor(root) {
    this.#root = root;
    const button = byTest("reprint", root);
    button.addEventListener("click", guarded(button, () => this.#reprint()));
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
    this.#follow(ticket.printJob);
  }

  #follow(job) {
    this.#job = job;
    byTest("paper", this.#root).hidden = !job;
    byTest("reprint", this.#root).hidden = !job;
    if (!job) return this.#state("calm", "notPrinted");
    const picture = byTest("picture", this.#root);
    picture.src = `/api/print-jobs/${job}.svg`;
    say(picture, "pictureOf", { number: this.#ticket.number }, "alt");
    this.#printing({ state: "queued", copy: 0 });
    this.#watch.follow(this.#ticket.id, job);
  }

  #printing(job) { this.#state(printInWords(job).tone, () => printInWords(job).text); }

  #state(tone, phrase) {
    byTest("print-state", this.#root).dataset.tone = tone;
    this.#say("print-state", phrase);
  }

  async #reprint() {
    this.#warn("print-problem", "");
    try {
      const copy = await act(`/api/print-jobs/${this.#job}/copies/${this.#copy}`, {});
      this.#follow(copy.id);
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      const sentences = [problem.message, problem.detail].filter(Boolean).join(". ");
      this.#warn("print-problem", () => sentences);
    }
    this.#copy = uuid7();
  }

  /** The stream said that a print job changed, or that something may have been missed. */
  heard(id) { id === undefined ? this.#watch.ask() : this.#watch.heard(id); }

  /** Nothing of this visitor stays on the screen. */
  clear() {
    this.#watch.stop();
    for (const name of personal) this.#say(name, "");
    byTest("picture", this.#root).removeAttribute("src");
  }
}
