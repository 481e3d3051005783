import { element } from "../dom.js";
import { choices, say, t } from "../messages.js";
import { inputOf, member, newKey, tick, ticked, wholeOr } from "./parts.js";

/** The destination of a printer that shows its paper on the screen. */
export const preview = "preview:";

const parts = ["name", "language", "profile", "columns"];
const titleOf = (destination) => destination === preview ? t("setting.preview") : destination;

function originOf(destination, queue) {
  if (destination === preview) return t("setting.previewHint");
  if (!queue) return t("setting.queueMissing", { name: destination });
  return t(queue.language === "escpos" ? "setting.queueRaw" : "setting.queueDriver", { name: destination });
}

/** A way to paper, in use or only offered; what the page does not show of it stays as it was. */
export class Printer {
  #kept;
  #pointer = `/printers/${newKey()}`;
  #switch;
  #details;
  #inputs;

  constructor({ printer, queue, isUsed }) {
    const { destination } = printer;
    this.#kept = printer;
    const use = tick({ name: this.#at("taken"), value: "on", checked: isUsed,
      label: () => queue?.info || titleOf(destination) });
    use.classList.add("printer-use");
    use.append(say(element("small"), () => originOf(destination, queue)));
    this.#switch = use.querySelector("input");
    this.#switch.addEventListener("change", () => this.#show());
    this.#details = element("div", { className: "fields" }, ...this.#fields(), this.#uses());
    this.#inputs = Object.fromEntries(parts.map((part) => [part, inputOf(this.#details, this.#at(part))]));
    for (const part of parts) this.#inputs[part].value = printer[part] ?? (part === "profile" ? "mm80" : "");
    this.node = element("fieldset", { className: "setting-item", "data-testid": `printer-${destination}` },
      say(element("legend", { className: "unseen" }), () => titleOf(destination)), use, this.#details);
    this.#show();
  }

  #at(part) { return `${this.#pointer}/${part}`; }

  #fields() {
    return [
      { pointer: this.#at("name"), label: "setting.printerName", hint: "setting.printerNameHint", maxLength: 60 },
      { pointer: this.#at("language"), label: "setting.printerLanguage", type: "select", chosen: true,
        options: choices("printerLanguage") },
      { pointer: this.#at("profile"), label: "setting.paper", type: "select", chosen: true,
        options: choices("paperWidth") },
      { pointer: this.#at("columns"), label: "setting.columns", hint: "setting.columnsHint", inputMode: "numeric",
        maxLength: 2 },
    ].map(member);
  }

  #uses() {
    return element("fieldset", { className: "whole", "data-member": "use" },
      say(element("legend", { className: "field-label" }), "setting.printerUse"),
      element("div", { className: "ticks" }, ...choices("printerUse").map(({ value, label }) =>
        tick({ name: this.#at(`use/${value}`), value, label, checked: this.#kept.use.includes(value) }))));
  }

  /** Only what is used has a place among the printers. */
  #show() {
    this.#details.hidden = !this.isUsed;
    this.node.toggleAttribute("data-item", this.isUsed);
  }

  get isUsed() { return this.#switch.checked; }

  /** What it was called before anybody changed it here. */
  get formerName() { return this.#kept.name; }

  get name() { return this.#inputs.name.value.trim(); }

  get demands() { return [[this.#at("name").slice(1)]]; }

  get value() {
    const { columns: _, ...kept } = this.#kept;
    const columns = this.#inputs.columns.value.trim();
    return {
      ...kept,
      name: this.name,
      language: this.#inputs.language.value,
      profile: this.#inputs.profile.value,
      use: ticked(this.#details),
      ...(columns && { columns: wholeOr(columns) }),
    };
  }
}
