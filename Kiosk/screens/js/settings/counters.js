import { element } from "../dom.js";
import { Counter } from "./counter.js";
import { panel, rowsChanged, small } from "./parts.js";

/** The office's counters: one at least. */
export class CountersPart {
  #list = element("div", { className: "setting-items", "data-member": "counters" });
  #add = small("add-counter", "setting.addCounter", () => this.#begin());
  #counters = [];
  #served;
  #printers = [];

  /** `served` answers the standards that are ticked now. */
  constructor(served) {
    this.#served = served;
    this.node = panel("counters", {}, this.#list, this.#add);
  }

  fill({ counters }) {
    this.#counters = (counters ?? [{ number: 1 }]).map((counter) => this.#make(counter));
    this.#list.replaceChildren(...this.#counters.map(({ node }) => node));
    this.#keepOne();
  }

  /** After the office's printers have changed. */
  offerPrinters(printers) {
    this.#printers = printers;
    for (const counter of this.#counters) counter.offerPrinters(printers);
  }

  /** After the office's services have changed. */
  offer() { for (const counter of this.#counters) counter.offer(this.#served()); }

  #make(counter) { return new Counter(counter, this.#served(), (gone) => this.#end(gone)); }

  #begin() {
    const number = Math.max(0, ...this.#counters.map((counter) => counter.number)) + 1;
    const counter = this.#make({ number });
    counter.offerPrinters(this.#printers);
    this.#counters.push(counter);
    this.#list.append(counter.node);
    this.#keepOne();
    counter.node.querySelector("input").select();
    counter.node.querySelector("input").focus();
  }

  #end(gone) {
    this.#counters = this.#counters.filter((counter) => counter !== gone);
    gone.node.remove();
    this.#keepOne();
    this.#add.focus();
  }

  #keepOne() {
    rowsChanged(this.#list);
    for (const button of this.#list.querySelectorAll("[data-testid=remove-counter]")) {
      button.hidden = this.#counters.length === 1;
    }
  }

  get demands() { return this.#counters.flatMap(({ demands }) => demands); }

  get mistakes() { return this.#counters.flatMap(({ mistakes }) => mistakes); }

  get value() { return this.#counters.map(({ value }) => value); }
}
