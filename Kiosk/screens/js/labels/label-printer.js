import { act, get } from "../api.js";
import { byTest, element } from "../dom.js";
import { field } from "../form.js";
import { say } from "../messages.js";
import { choosePrinter, printerOfDesk } from "../print-desk.js";
import { PrintWatch } from "../print-watch.js";
import { printInWords } from "../print-words.js";
import { uuid7 } from "../uuid7.js";

const use = "stamp";
const most = 100;
// The template's bars are of modules of two dots, and a column has twelve.
const modulesPerColumn = 6;

/** The printers of stamps, and what becomes of the labels that one of them prints. */
export class LabelPrinter {
  #state = byTest("print-state");
  #select;
  #printers = [];
  #watch = new PrintWatch((job) => this.#tell(job));

  constructor(root) {
    root.append(field({ pointer: "/printer", label: "labels.printer", hint: "labels.printerHint", type: "select",
      chosen: true, span: "whole" }));
    this.#select = root.querySelector("select");
    this.#select.addEventListener("change", () => choosePrinter(use, this.#select.value));
  }

  heard(id) { this.#watch.heard(id); }

  /** Whether there is a printer to print on. */
  get isThere() { return this.#select.options.length > 0; }

  /** Whether the paper of the chosen printer has room for these bars. */
  hasRoomFor(bars) {
    const { columns = Infinity } = this.#printers.find(({ name }) => name === this.#select.value) ?? {};
    return Boolean(bars) && bars.reduce((sum, width) => sum + width, 0) <= columns * modulesPerColumn;
  }

  /** Offers the printers as they are now. */
  async offer() {
    const answer = await get("/api/printers").catch(() => null);
    if (!answer) return;
    this.#printers = answer.items.filter((printer) => printer.use.includes(use));
    this.#select.replaceChildren(...this.#printers.map(({ name }) => element("option", { value: name }, name)));
    this.#select.value = printerOfDesk(answer.items, use)?.name ?? "";
  }

  /** Prints labels, so many a job as the server takes at once. */
  async print(items) {
    const numbers = items.map(({ inventoryNumber }) => inventoryNumber);
    for (let from = 0; from < numbers.length; from += most) {
      const body = { items: numbers.slice(from, from + most), printer: this.#select.value };
      const { printJob } = await act(`/api/labels/${uuid7()}`, body);
      this.#tell({ state: "queued", copy: 0 });
      this.#watch.follow(printJob);
    }
  }

  #tell(job) {
    this.#state.hidden = false;
    this.#state.dataset.tone = printInWords(job).tone;
    say(this.#state, () => printInWords(job).text);
  }
}
