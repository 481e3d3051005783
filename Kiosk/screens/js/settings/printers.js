import { element } from "../dom.js";
import { say, t } from "../messages.js";
import { uses } from "../print-desk.js";
import { panel, small } from "./parts.js";
import { preview, Printer, queueNames } from "./printer.js";
import { PrinterSearch } from "./printer-search.js";

const ofQueue = ({ name, info, language }) => ({ name: info || name, destination: name, language, use: uses });
const ofScreen = () => ({ name: t("setting.preview"), destination: preview, language: "pdf", use: uses });
const ofNobody = { name: "", destination: "", language: "escpos", use: uses };

/** The printers of the office, and below them what else there is. */
export class PrintersPart {
  #list = element("div", { className: "setting-items", "data-member": "printers" });
  #names = element("datalist", { id: queueNames });
  #advice = element("p", { className: "note" });
  #search;
  #changed;
  #printers = [];
  #queues = [];

  /** `changed(printers)` hears which are used, as `{key, name, called, formerName}`, after every change. */
  constructor({ isNew, changed }) {
    this.#changed = changed;
    this.#search = isNew ? null : new PrinterSearch((found) => this.#take(found));
    this.#list.addEventListener("input", () => this.#settle());
    const add = small("add-printer", "setting.addPrinter", () => this.#add(ofNobody));
    const search = this.#search ? [this.#search.node] : [];
    this.node = panel("printers", {}, this.#list, this.#names, this.#advice, add, ...search);
  }

  /** Where a new office has a single queue, that is its printer. */
  fill({ office, printers = [], choices: { queues, hasPrintServer } }) {
    const isFree = (destination) => !printers.some((printer) => printer.destination === destination);
    const isOnly = !office && queues.length === 1;
    const ways = [
      ...printers.map((printer) => ({ printer, isUsed: true })),
      ...queues.filter(({ name }) => isFree(name)).map((queue) => ({ printer: ofQueue(queue), isUsed: isOnly })),
      ...(isFree(preview) ? [{ printer: ofScreen(), isUsed: false }] : []),
    ];
    this.#queues = queues;
    this.#printers = ways.map((way) => this.#make(way));
    this.#list.replaceChildren(...this.#printers.map(({ node }) => node));
    this.#names.replaceChildren(...queues.map(({ name }) => element("option", { value: name })));
    this.#advice.hidden = queues.length > 0;
    say(this.#advice, hasPrintServer ? "setting.noQueues" : "setting.noPrintServer");
    this.#settle();
  }

  #make({ printer, isUsed }) {
    return new Printer({ printer, isUsed, queue: this.#queues.find(({ name }) => name === printer.destination) });
  }

  #add(printer) {
    const added = this.#make({ printer, isUsed: true });
    this.#printers.push(added);
    this.#list.append(added.node);
    added.take();
    this.#settle();
  }

  /** What was found is taken over as it is, under a name of its own; what is offered already is used. */
  #take({ name, destination, language }) {
    const offered = this.#printers.find((printer) => printer.destination === destination);
    if (!offered) return this.#add({ name: this.#ownName(name), destination, language, use: uses });
    offered.take();
    this.#settle();
  }

  #ownName(name) {
    const taken = this.#used.map((printer) => printer.name);
    let n = 1;
    while (taken.includes(n === 1 ? name : `${name} ${n}`)) n += 1;
    return n === 1 ? name : `${name} ${n}`;
  }

  #settle() {
    for (const printer of this.#printers) printer.offerFallbacks(this.#used);
    this.#search?.mark(this.#used.map(({ destination }) => destination));
    this.#changed(this.#used);
  }

  get #used() { return this.#printers.filter(({ isUsed }) => isUsed); }

  get demands() { return this.#used.flatMap(({ demands }) => demands); }

  get value() {
    const nameOf = (key) => this.#used.find((printer) => printer.key === key)?.name;
    return this.#used.map((printer) => printer.value(nameOf));
  }
}
