import { element } from "../dom.js";
import { say, t } from "../messages.js";
import { panel } from "./parts.js";
import { preview, Printer } from "./printer.js";

const use = ["ticket", "stamp", "slip"];

const ofQueue = ({ name, info, language }) => ({ name: info || name, destination: name, language, use });
const ofScreen = () => ({ name: t("setting.preview"), destination: preview, language: "pdf", use });

/** The printers of the office, and below them what else this machine offers. */
export class PrintersPart {
  #list = element("div", { className: "setting-items", "data-member": "printers" });
  #advice = element("p", { className: "note" });
  #printers = [];

  constructor() { this.node = panel("printers", {}, this.#list, this.#advice); }

  /** Where a new office has a single queue, that is its printer. */
  fill({ office, printers = [], choices: { queues, hasPrintServer } }) {
    const isFree = (destination) => !printers.some((printer) => printer.destination === destination);
    const isOnly = !office && queues.length === 1;
    const ways = [
      ...printers.map((printer) => ({ printer, isUsed: true })),
      ...queues.filter(({ name }) => isFree(name)).map((queue) => ({ printer: ofQueue(queue), isUsed: isOnly })),
      ...(isFree(preview) ? [{ printer: ofScreen(), isUsed: false }] : []),
    ];
    const queueOf = ({ destination }) => queues.find(({ name }) => name === destination);
    this.#printers = ways.map((way) => new Printer({ ...way, queue: queueOf(way.printer) }));
    this.#list.replaceChildren(...this.#printers.map(({ node }) => node));
    this.#advice.hidden = queues.length > 0;
    say(this.#advice, hasPrintServer ? "setting.noQueues" : "setting.noPrintServer");
  }

  get #used() { return this.#printers.filter(({ isUsed }) => isUsed); }

  /** What the printer of a former name is called now; undefined for one that is gone. */
  rename(former) { return this.#used.find(({ formerName }) => formerName === former)?.name; }

  get demands() { return this.#used.flatMap(({ demands }) => demands); }

  get value() { return this.#used.map(({ value }) => value); }
}
