import { answers, field, standardField } from "./form.js";
import { instantIn, todayIn } from "./instant.js";
import { choices } from "./messages.js";
import { assign, idOf } from "./pointer.js";
import { priorityOptions } from "./priority.js";
import { demandsOf } from "./requirements.js";
import { StandardChoices } from "./standard-choices.js";

const service = ["/channel", "/kind", "/category"];

const serviceFields = (standard) => [
  { pointer: "/channel", label: "channelLabel", type: "select", span: "third", chosen: true,
    options: choices("channel", Object.keys(standard.channels)) },
  { pointer: "/kind", label: "kindLabel", type: "select", span: "third", chosen: true,
    options: choices("kind", standard.kinds) },
  { pointer: "/category", label: "categoryLabel", type: "select", span: "third",
    options: standard.categories.map(({ id, label }) => ({ value: id, label })) },
];

const caseFields = [
  { pointer: "/subject", label: "subject", span: "whole", maxLength: 200 },
  { pointer: "/question", label: "question", type: "longText", span: "whole", maxLength: 4000 },
];

const priorityField = { pointer: "/priority", label: "priorityLabel", hint: "priorityHint", type: "select",
  span: "half", chosen: true, options: priorityOptions(), "aria-keyshortcuts": "F9" };

const receiptFields = (zone) => [
  { pointer: "/receivedAt", label: "receivedDate", hint: "receivedHint", type: "date", span: "half",
    max: todayIn(zone) },
  { pointer: "/receivedTime", label: "receivedTime", type: "time", span: "half" },
];

/**
 * What the visitor needs: the standard, and the form that it has for the channel. `changed` after every choice,
 * `decided` when a standard was picked to go on with.
 */
export class Need {
  #root;
  #choices;
  #changed;
  #zone;
  #channelNodes = [];

  constructor(fieldset, root, changed, decided = () => {}) {
    this.#root = root;
    this.#choices = new StandardChoices(fieldset, () => this.#begin(), decided);
    this.#changed = changed;
    root.addEventListener("change", ({ target }) => target.name === "/channel" && this.#ask());
  }

  /** The standards to choose from; `zone` is the office's, where a time of receipt may be asked for. */
  offer(standards, zone) {
    this.#zone = zone;
    this.#choices.offer(standards);
    this.clear();
  }

  get standard() { return this.#choices.standard; }

  choose(id) { this.#choices.choose(id); }

  focus() { this.#choices.focus(); }

  /** The form of the standard for the chosen channel. */
  get form() { return this.standard?.channels[this.#input("/channel")?.value]; }

  /** What the form demands; a time of receipt is a date and a time, or neither. */
  get demands() {
    const receipt = ["receivedAt", "receivedTime"];
    return [...demandsOf(this.form), ...(receipt.some((name) => this.has(name)) ? receipt.map((name) => [name]) : [])];
  }

  has(name) { return name === "standard" ? Boolean(this.standard) : answers(this.#root).has(`/${name}`); }

  #input(pointer) { return this.#root.querySelector(`#${idOf(pointer)}`); }

  #begin() {
    const { standard } = this;
    const kept = answers(this.#root);
    this.#root.replaceChildren(...[...serviceFields(standard), ...caseFields].map(field));
    this.#root.hidden = false;
    this.#restore(kept);
    this.#input("/channel").value = "walkIn" in standard.channels ? "walkIn" : Object.keys(standard.channels)[0];
    this.#ask(kept);
  }

  #ask(kept = answers(this.#root)) {
    for (const old of this.#channelNodes) old.remove();
    this.#channelNodes = this.#channelFields();
    this.#root.append(...this.#channelNodes);
    this.#restore(new Map([...kept].filter(([pointer]) => !service.includes(pointer))));
    // Where the standard demands a category somebody has to choose it; elsewhere "general" is the truth.
    const category = this.#input("/category");
    if (!category.value && !this.form?.required.includes("category")) category.value = "umum";
    this.#changed();
  }

  /** What is asked on this channel only: of those who queue the priority, of a letter when it came. */
  #channelFields() {
    const channel = this.#input("/channel").value;
    const queues = this.standard.queueing?.channels.includes(channel);
    return [
      ...(queues ? [field(priorityField)] : []),
      ...(channel !== "walkIn" && this.#zone ? receiptFields(this.#zone).map(field) : []),
      ...(this.form?.fields ?? []).map(standardField),
    ];
  }

  /** What was typed for one standard is still there for the next, where that has the same field and choice. */
  #restore(kept) {
    for (const [pointer, value] of kept) {
      const input = this.#input(pointer);
      const options = [...(input?.options ?? [{ value }])];
      if (input?.type === "checkbox") input.checked = value === "true";
      else if (input && options.some((option) => option.value === value)) input.value = value;
    }
  }

  /** The next priority class, and none again after the last; nothing where nobody queues. */
  nextPriority() {
    const select = this.#input("/priority");
    if (!select) return;
    select.selectedIndex = (select.selectedIndex + 1) % select.options.length;
    this.#changed();
  }

  get priority() { return answers(this.#root).get("/priority"); }

  /** An answer from elsewhere, where there is none yet. */
  suggest(pointer, value) {
    const input = this.#input(pointer);
    if (input) input.value ||= value ?? "";
  }

  body() {
    const body = { standard: this.standard?.id };
    for (const [pointer, value] of answers(this.#root)) assign(body, pointer, value);
    const { receivedTime, ...rest } = body;
    return receivedTime ? { ...rest, receivedAt: instantIn(this.#zone, body.receivedAt, receivedTime) } : rest;
  }

  /** The same service for somebody else; what the last one asked is gone. */
  clearCase() {
    for (const input of this.#root.querySelectorAll("[name^='/']")) {
      if (service.includes(input.name)) continue;
      if (input.type === "checkbox") input.checked = false;
      else input.value = "";
    }
    this.#changed();
  }

  clear() {
    this.#channelNodes = [];
    this.#root.replaceChildren();
    this.#root.hidden = true;
    this.#choices.clear();
    if (!this.standard) this.#changed();
  }
}
