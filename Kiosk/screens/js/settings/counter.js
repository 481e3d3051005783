import { element } from "../dom.js";
import { say, t } from "../messages.js";
import { inputOf, member, newKey, small, tick, ticked, wholeOr } from "./parts.js";

/** One counter; what the page does not show of it stays as it was. `remove` is told when it is to go. */
export class Counter {
  #kept;
  #pointer = `/counters/${newKey()}`;
  #number;
  #name;
  #only;
  #ticks = element("div", { className: "ticks" });
  #printerTicks = element("div", { className: "ticks" });
  #printers;

  constructor(counter, served, remove) {
    this.#kept = counter;
    const at = (part) => `${this.#pointer}/${part}`;
    const fields = {
      number: member({ pointer: at("number"), label: "setting.counterNumber", span: "counter-number",
        inputMode: "numeric", maxLength: 3 }),
      name: member({ pointer: at("name"), label: "setting.counterName", span: "counter-name", maxLength: 60 }),
      only: member({ pointer: at("only"), label: "setting.someServices", type: "checkbox", span: "whole" }),
    };
    [this.#number, this.#name, this.#only] = Object.keys(fields).map((part) => inputOf(fields[part], at(part)));
    this.#number.value = counter.number;
    this.#name.value = counter.name ?? t("setting.counter", { n: counter.number });
    this.#only.checked = Boolean(counter.services);
    this.#only.addEventListener("change", () => this.#show());
    const cross = small("remove-counter", "setting.remove", () => remove(this),
      () => t("setting.removeCounter", { n: this.#number.value }));
    this.node = element("fieldset", { className: "setting-item fields", "data-item": "", "data-testid": "counter" },
      say(element("legend", { className: "unseen" }), () => t("setting.counter", { n: this.#number.value })),
      fields.number, fields.name, cross, fields.only,
      element("fieldset", { className: "whole", "data-member": "services" },
        say(element("legend", { className: "unseen" }), "setting.counterServices"), this.#ticks),
      element("fieldset", { className: "whole", "data-member": "printers", "data-testid": "counter-printers" },
        say(element("legend", { className: "field-label" }), "setting.counterPrinters"), this.#printerTicks));
    this.offer(served, counter.services ?? []);
    this.#show();
  }

  #show() { this.#ticks.parentElement.hidden = !this.#only.checked; }

  /** The services that it can choose from; what was ticked stays ticked. */
  offer(served, chosen = ticked(this.#ticks)) {
    this.#ticks.replaceChildren(...served.map(({ id, title }) =>
      tick({ name: `${this.#pointer}/services/${id}`, value: id, label: title, checked: chosen.includes(id) })));
  }

  /** The printers to choose from, where there is a choice; what was ticked stays ticked. */
  offerPrinters(printers) {
    const { printers: own = [] } = this.#kept;
    const isChosen = this.#printers ? ({ key }) => ticked(this.#printerTicks).includes(key)
      : ({ formerName }) => own.includes(formerName);
    const ticks = printers.map((printer) => tick({ name: `${this.#pointer}${printer.key}`, value: printer.key,
      label: () => printer.called, checked: isChosen(printer) }));
    this.#printers = printers;
    this.#printerTicks.replaceChildren(...ticks);
    this.#printerTicks.parentElement.hidden = printers.length < 2;
  }

  get number() { return Number(this.#number.value) || 0; }

  get demands() { return ["number", "name"].map((part) => [`${this.#pointer.slice(1)}/${part}`]); }

  get mistakes() {
    const first = this.#ticks.querySelector("input");
    if (!this.#only.checked || !first || ticked(this.#ticks).length) return [];
    return [{ field: first.name, message: () => t("setting.needService") }];
  }

  get value() {
    const { services: _, printers: __, ...kept } = this.#kept;
    const keys = ticked(this.#printerTicks);
    const own = this.#printers.filter(({ key }) => keys.includes(key)).map(({ name }) => name);
    return {
      ...kept,
      number: wholeOr(this.#number.value.trim()),
      name: this.#name.value.trim(),
      ...(own.length && { printers: own }),
      ...(this.#only.checked && { services: ticked(this.#ticks) }),
    };
  }
}
