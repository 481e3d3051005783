import { answers, field, standardField } from "../form.js";
import { choices, say, t } from "../messages.js";
import { assign, idOf, read } from "../pointer.js";
import { demandsOf } from "../requirements.js";

const commonFields = (standard) => [
  { pointer: "/category", label: "categoryLabel", type: "select", chosen: true,
    options: standard.categories.map(({ id, label }) => ({ value: id, label })) },
  { pointer: "/kind", label: "kindLabel", type: "select", chosen: true, options: choices("kind", standard.kinds) },
  { pointer: "/subject", label: "subject", span: "whole", maxLength: 200 },
  { pointer: "/question", label: "question", type: "longText", span: "whole", maxLength: 4000 },
];

const shownAs = (input, value) => {
  if (input.type === "checkbox") return t(value === "true" ? "today.confirmed" : "today.denied");
  return [...input.options ?? []].find((option) => option.value === value)?.textContent ?? value;
};

/** The part of the form that puts right what was registered: filled in as it is, and sent as far as it was changed. */
export class Correction {
  #root;
  #begun;
  #form;

  /** `others` are fields that are put right only here or there, beside those that every ticket has. */
  constructor(root, ticket, standard, others = []) {
    this.#root = root;
    this.#begun = ticket;
    this.#form = standard.channels[ticket.channel];
    const common = [...commonFields(standard), ...others].map(field);
    root.append(...common, ...(this.#form?.fields ?? []).map(standardField));
    for (const input of this.#inputs) {
      const value = read(ticket, input.name) ?? "";
      if (input.type === "checkbox") input.checked = value === "true";
      else input.value = value;
    }
  }

  /** What the standard demands; what a self-service ticket lacks is asked for at the counter. */
  get demands() { return this.#begun.intake === "complete" ? demandsOf(this.#form) : []; }

  /** What was changed, for the body of the act; null for nothing. */
  changes() {
    const given = answers(this.#root);
    const changed = this.#inputs.filter(({ name }) => (given.get(name) ?? "") !== (read(this.#begun, name) ?? ""));
    if (!changed.length) return null;
    const body = {};
    for (const { name } of changed) if (!name.startsWith("/fields/")) assign(body, name, given.get(name) ?? "");
    // The standard's own answers are kept as a whole.
    if (changed.some(({ name }) => name.startsWith("/fields/"))) {
      body.fields = {};
      for (const [name, value] of given) if (name.startsWith("/fields/")) assign(body, name, value);
    }
    return body;
  }

  /** Somebody else was faster: what was typed stays, and beside it stands what that one wrote. */
  compare(ticket) {
    for (const input of this.#inputs) {
      const [before, now] = [this.#begun, ticket].map((one) => read(one, input.name) ?? "");
      const hint = this.#root.querySelector(`#${CSS.escape(idOf(input.name))}-hint`);
      if (before === now) continue;
      hint.hidden = false;
      input.setAttribute("aria-describedby", hint.id);
      say(hint, () => now ? t("today.nowIs", { value: shownAs(input, now) }) : t("today.nowEmpty"));
    }
    this.#begun = ticket;
  }

  get #inputs() { return [...this.#root.querySelectorAll("[name^='/']")].filter(({ name }) => name !== "/reason"); }
}
