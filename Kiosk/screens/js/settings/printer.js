import { element } from "../dom.js";
import { choices, say, t } from "../messages.js";
import { inputOf, member, newKey, rowsChanged, tick, ticked, wholeOr } from "./parts.js";
import { PaperChoice } from "./paper.js";

/** The destination of a printer that shows its paper on the screen. */
export const preview = "preview:";

/** The list that the page has of the queues' names. */
export const queueNames = "queue-names";

const parts = ["name", "destination", "language", "columns", "fallback"];

/** A way to paper, in use or only offered; what the page does not show of it stays as it was. */
export class Printer {
  #kept;
  #queue;
  #pointer = `/printers/${newKey()}`;
  #use;
  #details;
  #inputs;
  #paper;

  constructor({ printer, queue, isUsed }) {
    this.#kept = printer;
    this.#queue = queue;
    this.#paper = new PaperChoice((part) => this.#at(part), printer.profile, () => rowsChanged(this.node));
    this.#use = tick({ name: this.#at("taken"), value: "on", checked: isUsed });
    this.#use.classList.add("printer-use");
    this.#use.append(element("small"));
    this.#details = element("div", { className: "fields" }, ...this.#fields(), this.#uses());
    this.#inputs = Object.fromEntries(parts.map((part) => [part, inputOf(this.#details, this.#at(part))]));
    for (const part of parts.slice(0, -1)) this.#inputs[part].value = printer[part] ?? "";
    this.#inputs.language.addEventListener("change", () => this.#paper.offer(this.#inputs.language.value));
    this.#paper.offer(printer.language);
    this.node = element("fieldset", { className: "setting-item", "data-testid": `printer-${printer.destination}` },
      element("legend", { className: "unseen" }), this.#use, this.#details);
    this.node.addEventListener("input", () => this.#show());
    this.#show();
  }

  #at(part) { return `${this.#pointer}/${part}`; }

  #fields() {
    const destination = member({ pointer: this.#at("destination"), label: "setting.destination",
      hint: "setting.destinationHint", span: "whole", maxLength: 200, spellcheck: false, autocapitalize: "none" });
    // A queue of this machine and the screen are what they are.
    destination.hidden = Boolean(this.#queue) || this.#kept.destination === preview;
    inputOf(destination, this.#at("destination")).setAttribute("list", queueNames);
    const [name, language, columns, fallback] = [
      { pointer: this.#at("name"), label: "setting.printerName", hint: "setting.printerNameHint", maxLength: 60 },
      { pointer: this.#at("language"), label: "setting.printerLanguage", type: "select", chosen: true,
        options: choices("printerLanguage") },
      { pointer: this.#at("columns"), label: "setting.columns", hint: "setting.columnsHint", span: "third",
        inputMode: "numeric", maxLength: 2 },
      { pointer: this.#at("fallback"), label: "setting.fallback", hint: "setting.fallbackHint", span: "third",
        type: "select", chosen: true },
    ].map(member);
    return [destination, name, language, ...this.#paper.nodes, columns, fallback];
  }

  #uses() {
    return element("fieldset", { className: "whole", "data-member": "use" },
      say(element("legend", { className: "field-label" }), "setting.printerUse"),
      element("div", { className: "ticks" }, ...choices("printerUse").map(({ value, label }) =>
        tick({ name: this.#at(`use/${value}`), value, label, checked: this.#kept.use.includes(value) }))));
  }

  get #title() {
    if (this.destination === preview) return t("setting.preview");
    return this.#queue?.info || this.name || this.destination || this.called;
  }

  get #origin() {
    const name = this.destination;
    if (name === preview) return t("setting.previewHint");
    if (this.#queue) return t(this.#queue.language === "escpos" ? "setting.queueRaw" : "setting.queueDriver", { name });
    if (/^ipps?:/.test(name)) return t("printing.way.ipp");
    if (/^socket:/.test(name)) return t("printing.way.socket");
    return name ? t("setting.queueMissing", { name }) : "";
  }

  /** Only what is used has a place among the printers. */
  #show() {
    this.#details.hidden = !this.isUsed;
    this.node.toggleAttribute("data-item", this.isUsed);
    for (const words of this.node.querySelectorAll("legend.unseen, .printer-use > span")) say(words, () => this.#title);
    say(this.#use.querySelector("small"), () => this.#origin);
  }

  get #switch() { return this.#use.querySelector("input"); }

  get isUsed() { return this.#switch.checked; }

  /** Uses it, and leads the keyboard to what is to be said of it. */
  take() {
    this.#switch.checked = true;
    this.#show();
    rowsChanged(this.node);
    const { destination, name } = this.#inputs;
    (this.destination ? name : destination).focus();
  }

  /** What stands for it on this page, whatever it is called. */
  get key() { return this.#pointer; }

  /** What it was called before anybody changed it here. */
  get formerName() { return this.#kept.name; }

  get name() { return this.#inputs.name.value.trim(); }

  /** How the page speaks of it, also while it has no name. */
  get called() { return this.name || t("setting.newPrinter"); }

  get destination() { return this.#inputs.destination.value.trim(); }

  get uses() { return ticked(this.#details); }

  /** The printers that may take over from it are the others that share a use; the chosen one stays chosen. */
  offerFallbacks(printers) {
    const { fallback } = this.#inputs;
    const kept = printers.find(({ formerName }) => formerName === this.#kept.fallback);
    const chosen = fallback.options.length ? fallback.value : kept?.key;
    const able = printers.filter((other) => other !== this && other.uses.some((use) => this.uses.includes(use)));
    fallback.replaceChildren(say(element("option", { value: "" }), "setting.noFallback"),
      ...able.map(({ key, called }) => element("option", { value: key }, called)));
    fallback.value = able.some(({ key }) => key === chosen) ? chosen : "";
    fallback.closest(".field").hidden = !able.length;
  }

  get demands() {
    return [...["name", "destination"].map((part) => [this.#at(part).slice(1)]), ...this.#paper.demands];
  }

  /** `nameOf(key)` is what another printer is called. */
  value(nameOf) {
    const { columns: _, fallback: __, ...kept } = this.#kept;
    const columns = this.#inputs.columns.value.trim();
    const fallback = nameOf(this.#inputs.fallback.value);
    return {
      ...kept,
      name: this.name,
      destination: this.destination,
      language: this.#inputs.language.value,
      profile: this.#paper.value,
      use: this.uses,
      ...(columns && { columns: wholeOr(columns) }),
      ...(fallback && { fallback }),
    };
  }
}
