import { element } from "../dom.js";
import { field } from "../form.js";
import { say } from "../messages.js";
import { inputOf, member } from "./parts.js";

const receipts = ["mm80", "mm58"];
const ofLanguage = {
  escpos: [...receipts, "epson80", "epson58"],
  pdf: [...receipts, "label62x29", "label50x30", "label"],
};
const free = "label";
const sizes = ["width", "height"];

/** A profile of the config as a choice of this page, and the size in millimetres of a label that is not among them. */
function choiceOf(profile = receipts[0]) {
  const [, width, height] = /^label-(\d+)x(\d+)$/.exec(profile) ?? [];
  if (!width) return { choice: profile };
  const known = `label${width}x${height}`;
  return ofLanguage.pdf.includes(known) ? { choice: known } : { choice: free, width, height };
}

/** What a printer prints on: what its language can do, and for labels their size. `changed` after another choice. */
export class PaperChoice {
  #pointers;
  #select;
  #inputs;

  /** `at(part)` is the pointer of a part of the printer. */
  constructor(at, profile, changed) {
    this.#pointers = Object.fromEntries(["profile", ...sizes].map((part) => [part, at(part)]));
    const size = { inputMode: "numeric", maxLength: 3 };
    const profiles = { label: "setting.paper", type: "select", chosen: true, span: "third" };
    this.nodes = [member({ pointer: at("profile"), ...profiles }),
      element("div", { className: "paper-size third", hidden: true },
        field({ pointer: at("width"), label: "setting.width", ...size }),
        field({ pointer: at("height"), label: "setting.height", ...size }))];
    this.#select = inputOf(this.nodes[0], at("profile"));
    this.#inputs = sizes.map((part) => inputOf(this.nodes[1], at(part)));
    const { choice, width = "", height = "" } = choiceOf(profile);
    [width, height].forEach((value, place) => { this.#inputs[place].value = value; });
    this.#select.dataset.wanted = choice;
    this.#select.addEventListener("change", () => {
      this.#select.dataset.wanted = this.#select.value;
      this.#show();
      changed();
    });
  }

  /** Offers what a language can do; what was chosen stays chosen, or comes back with its language. */
  offer(language) {
    const choices = ofLanguage[language];
    this.#select.replaceChildren(...choices.map((value) => say(element("option", { value }), `paperChoice.${value}`)));
    const { wanted } = this.#select.dataset;
    this.#select.value = choices.includes(wanted) ? wanted : choices[0];
    this.#show();
  }

  get #isFree() { return this.#select.value === free; }

  #show() { this.nodes[1].hidden = !this.#isFree; }

  get demands() { return this.#isFree ? sizes.map((part) => [this.#pointers[part].slice(1)]) : []; }

  /** The profile as the config names it. */
  get value() {
    const { value } = this.#select;
    const [width, height] = this.#inputs.map((input) => input.value.trim());
    return this.#isFree ? `label-${width}x${height}` : value.replace(/^label/, "label-");
  }
}
