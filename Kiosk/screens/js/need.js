import { element } from "./dom.js";
import { answers, field, standardField } from "./form.js";
import { choices, say } from "./messages.js";
import { assign, idOf } from "./pointer.js";

const card = (standard, place) => element("label", { className: "choice", "data-testid": `standard-${standard.id}` },
  element("input", { type: "radio", name: "/standard", value: standard.id, id: place === 0 ? idOf("/standard") : "" }),
  element("span", { className: "choice-letter", "aria-hidden": "true" }, standard.letter),
  say(element("span", { className: "choice-title" }), standard.title),
  say(element("span", { className: "choice-office" }), standard.office));

const commonFields = (standard) => [
  { pointer: "/channel", label: "channelLabel", type: "select", span: "third", chosen: true,
    options: choices("channel", Object.keys(standard.channels)) },
  { pointer: "/kind", label: "kindLabel", type: "select", span: "third", chosen: true,
    options: choices("kind", standard.kinds) },
  { pointer: "/category", label: "categoryLabel", type: "select", span: "third",
    options: standard.categories.map(({ id, label }) => ({ value: id, label })) },
  { pointer: "/subject", label: "subject", span: "whole", maxLength: 200 },
  { pointer: "/question", label: "question", type: "longText", span: "whole", maxLength: 4000 },
];

/** What the visitor needs: the standard, and the form that it has for the channel. `changed` after every choice. */
export class Need {
  #root;
  #fieldset;
  #changed;
  #standards = [];

  constructor(fieldset, root, changed) {
    this.#fieldset = fieldset;
    this.#root = root;
    this.#changed = changed;
    fieldset.addEventListener("change", () => this.#choose());
    root.addEventListener("change", ({ target }) => target.name === "/channel" && this.#ask());
  }

  offer(standards) {
    this.#standards = standards;
    this.#fieldset.querySelector(".choices").replaceChildren(...standards.map(card));
    this.clear();
  }

  get standard() {
    const chosen = this.#fieldset.querySelector("input:checked")?.value;
    return this.#standards.find(({ id }) => id === chosen);
  }

  /** The form of the standard for the chosen channel. */
  get form() { return this.standard?.channels[this.#input("/channel")?.value]; }

  #input(pointer) { return this.#root.querySelector(`#${idOf(pointer)}`); }

  #choose() {
    const { standard } = this;
    const kept = answers(this.#root);
    this.#root.replaceChildren(...commonFields(standard).map(field));
    this.#root.hidden = false;
    this.#restore(kept);
    this.#input("/channel").value = "walkIn" in standard.channels ? "walkIn" : Object.keys(standard.channels)[0];
    this.#ask(kept);
  }

  #ask(kept = answers(this.#root)) {
    for (const old of this.#root.querySelectorAll("[name^='/fields/']")) old.closest(".field").remove();
    this.#root.append(...(this.form?.fields ?? []).map(standardField));
    this.#restore(new Map([...kept].filter(([pointer]) => pointer.startsWith("/fields/"))));
    // Where the standard demands a category somebody has to choose it; elsewhere "general" is the truth.
    const category = this.#input("/category");
    if (!category.value && !this.form?.required.includes("category")) category.value = "umum";
    this.#changed();
  }

  /** What was typed for one standard is still there for the next, where that has the same field and choice. */
  #restore(kept) {
    for (const [pointer, value] of kept) {
      const input = this.#input(pointer);
      if (input?.type === "checkbox") input.checked = value === "true";
      else if (input && [...(input.options ?? [{ value }])].some((option) => option.value === value)) input.value = value;
    }
  }

  /** The choice to begin with: the one made, or the first. */
  focus() { (this.#fieldset.querySelector("input:checked") ?? this.#fieldset.querySelector("input"))?.focus(); }

  body() {
    const body = { standard: this.standard?.id };
    for (const [pointer, value] of answers(this.#root)) assign(body, pointer, value);
    return body;
  }

  clear() {
    for (const input of this.#fieldset.querySelectorAll("input")) input.checked = this.#standards.length === 1;
    this.#root.replaceChildren();
    this.#root.hidden = true;
    if (this.standard) this.#choose();
    else this.#changed();
  }
}
