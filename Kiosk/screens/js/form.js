import { element } from "./dom.js";
import { say, saidBy } from "./messages.js";
import { idOf } from "./pointer.js";

const option = ({ value, label }) => say(element("option", { value }), label);

function control({ type, options = [], chosen, rows, ...rest }) {
  const common = { className: type === "checkbox" ? undefined : "input", autocomplete: "off", ...rest };
  const none = chosen ? [] : [{ value: "", label: "choose" }];
  switch (type) {
    case "select": return element("select", common, ...[...none, ...options].map(option));
    case "longText": return element("textarea", { ...common, rows: rows ?? 3 });
    case "checkbox": return element("input", { ...common, type: "checkbox" });
    default: return element("input", { ...common, type: type ?? "text" });
  }
}

/**
 * One labelled field. `pointer` is its name and gives its id; `label`, `hint` and the labels of options are phrases
 * for `say`; `span` is its width in the grid; a select that is `chosen` is never empty.
 */
export function field({ pointer, label, hint, span, ...rest }) {
  const id = idOf(pointer);
  const input = control({ id, name: pointer, "data-testid": id, ...rest });
  // The words have a node of their own, or saying them again would take the marks beside them away.
  const caption = element("label", { className: "field-label", htmlFor: id }, say(element("span"), label));
  const below = say(element("span", { className: "field-hint", id: `${id}-hint`, hidden: !hint }), hint);
  if (hint) input.setAttribute("aria-describedby", below.id);
  const parts = rest.type === "checkbox" ? [input, caption, below] : [caption, input, below];
  const kind = rest.type === "checkbox" ? "field field-check" : "field";
  return element("div", { className: span ? `${kind} ${span}` : kind }, ...parts);
}

/** A field that a standard asks for beyond the common ones; its answer is kept under `fields`. */
export const standardField = ({ name, label, type, options }) => field({
  pointer: `/fields/${name}`,
  label,
  type,
  span: type === "longText" || type === "checkbox" ? "whole" : undefined,
  options,
});

const valueOf = (input) => {
  if (input.type === "checkbox") return input.checked ? "true" : undefined;
  return input.value.trim() || undefined;
};

/** What was filled in, by pointer; what was left empty is left out. */
export function answers(root) {
  const given = [...root.querySelectorAll("[name^='/']")].map((input) => [input.name, valueOf(input)]);
  return new Map(given.filter(([, value]) => value !== undefined));
}

export function labelOf(root, pointer) {
  const words = root.querySelector(`label[for="${idOf(pointer)}"]`)?.firstChild;
  return words ? saidBy(words) : pointer;
}
