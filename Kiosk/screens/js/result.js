import { Problem, act } from "./api.js";
import { byTest } from "./dom.js";
import { guarded } from "./guard.js";
import { localized, t } from "./messages.js";
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

  #say(name, text) { byTest(name, this.#root).textContent = text; }

  #warn(name, text) {
    this.#say(name, text);
    byTest(name, this.#root).hidden = !text;
  }

  show(ticket, visitor, standard, zone) {
    this.#ticket = ticket;
    this.#say("number", ticket.number);
    this.#say("issued-for", t("issuedFor", { name: visitor.name, standard: localized(standard.title) }));
    this.#say("ahead", aheadInWords(ticket.position));
    this.#say("promise", promiseInWords(ticket.promise, zone));
    this.#say("code", ticket.code.replace(/^(.{4})/, "$1-"));
    this.#warn("warnings", visitor.warnings?.length
      ? t("warnings", { sentences: visitor.warnings.map(({ message }) => message).join(" ") }) : "");
    this.#warn("print-problem", "");
    this.#follow(ticket.printJob);
  }

  #follow(job) {
    this.#job = job;
    byTest("paper", this.#root).hidden = !job;
    byTest("reprint", this.#root).hidden = !job;
    if (!job) return this.#state({ tone: "calm", text: t("notPrinted") });
    const picture = byTest("picture", this.#root);
    picture.src = `/api/print-jobs/${job}.svg`;
    picture.alt = t("pictureOf", { number: this.#ticket.number });
    this.#printing({ state: "queued", copy: 0 });
    this.#watch.follow(this.#ticket.id, job);
  }

  #printing(job) { this.#state(printInWords(job)); }

  #state({ tone, text }) {
    const state = byTest("print-state", this.#root);
    state.dataset.tone = tone;
    if (state.textContent !== text) state.textContent = text;
  }

  async #reprint() {
    this.#warn("print-problem", "");
    try {
      const copy = await act(`/api/print-jobs/${this.#job}/copies/${this.#copy}`, {});
      this.#follow(copy.id);
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      this.#warn("print-problem", [problem.message, problem.detail].filter(Boolean).join(". "));
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
