import { Problem, act } from "../api.js";
import { byTest, element } from "../dom.js";
import { clearErrors, showProblem } from "../errors.js";
import { guarded } from "../guard.js";
import { Sheet } from "../list/sheet.js";
import { say, t } from "../messages.js";
import { printerWish } from "../print-desk.js";
import { stateInWords } from "../print-words.js";
import { uuid7 } from "../uuid7.js";
import { actsOf } from "./acts.js";
import { factsOf } from "./facts.js";
import { paperInWords, placeOf, whyNodes } from "./words.js";

/** One print job in full beside the spool, its paper as a picture, and what can be done with it. */
export class JobSheet {
  #root;
  #sheet;
  #zone;
  #opened;
  #changed;
  #job = null;
  #printers = [];
  #waiting = new Set();
  #offered;

  /** `opened(id)` hears which job is looked at, `closed(id)` when it no longer is, `changed()` after every act. */
  constructor(dialog, { zone, opened, closed, changed }) {
    this.#root = dialog;
    this.#zone = zone;
    this.#opened = opened;
    this.#changed = changed;
    this.#sheet = new Sheet(dialog, () => {
      const id = this.#job?.id;
      this.#job = null;
      closed(id);
    });
    const picture = this.#part("picture");
    picture.addEventListener("error", () => this.#showPicture(false));
    picture.addEventListener("load", () => this.#showPicture(true));
  }

  #part(name) { return byTest(name, this.#root); }

  open(job) {
    clearErrors(this.#part("sheet-errors"), this.#root);
    this.#tell("");
    this.#offered = null;
    this.#show(job);
    const address = `/api/print-jobs/${job.id}`;
    this.#part("picture").src = `${address}.svg`;
    say(this.#part("picture"), () => t("printing.pictureOf", { paper: paperInWords(this.#job ?? job) }), {}, "alt");
    this.#part("pdf").href = `${address}.pdf`;
    this.#sheet.open();
    this.#root.scrollTop = 0;
    this.#part("sheet-title").focus();
    this.#opened(job.id);
  }

  /** The spool and the printers as they are now. */
  follow({ unclear, waiting, last }, printers) {
    this.#printers = printers;
    this.#waiting = new Set(waiting.map(({ id }) => id));
    const job = [...unclear, ...waiting, ...last].find(({ id }) => id === this.#job?.id);
    if (job) this.#show(job);
  }

  #show(job) {
    this.#job = job;
    const { copy } = job;
    say(this.#part("sheet-title"), () => copy ? t("printing.copyOf", { paper: paperInWords(job), n: copy })
      : paperInWords(job));
    const state = this.#part("sheet-state");
    state.dataset.tone = stateInWords(job).tone;
    say(state, () => stateInWords(job).text);
    this.#part("sheet-why").replaceChildren(...whyNodes(job));
    const isUnclear = job.state === "unknown";
    this.#part("advice").hidden = !isUnclear;
    const place = placeOf(job, this.#printers);
    say(this.#part("advice"), isUnclear ? "printing.advice" : "", { printer: place });
    this.#part("facts").replaceChildren(...factsOf(job, place, this.#zone));
    this.#offer(actsOf(job, this.#waiting.has(job.id), this.#printers));
  }

  /** The same acts stay the same buttons, so that the focus stays where it is. */
  #offer(acts) {
    const offered = JSON.stringify(acts);
    if (offered === this.#offered) return;
    this.#offered = offered;
    const root = this.#part("acts");
    const hadFocus = root.contains(document.activeElement);
    root.replaceChildren(...acts.map((one) => this.#button(one)));
    if (hadFocus) this.#part("sheet-title").focus();
  }

  #button({ type, printer }) {
    const look = { className: "button", type: "button", "data-testid": printer ? `${type}-${printer}` : type };
    const button = say(element("button", look), `printing.act.${type}`, { printer });
    button.addEventListener("click", guarded(button, () => this.#do(type, printer)));
    return button;
  }

  async #do(type, printer) {
    const { id, use } = this.#job;
    clearErrors(this.#part("sheet-errors"), this.#root);
    this.#tell("");
    try {
      if (type === "copy") await act(`/api/print-jobs/${id}/copies/${uuid7()}`, await printerWish(use));
      else await act(`/api/print-jobs/${id}/events/${uuid7()}`, { type, ...(printer && { printer }) });
      this.#tell(() => t(`printing.done.${type}`, { printer }));
      await this.#changed();
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      await this.#changed();
      showProblem(this.#part("sheet-errors"), this.#root, problem);
    }
  }

  #showPicture(isThere) {
    this.#part("picture").parentElement.hidden = !isThere;
    this.#part("no-picture").hidden = isThere;
  }

  #tell(phrase) {
    const note = this.#part("sheet-said");
    say(note, phrase);
    note.hidden = !phrase;
  }
}
