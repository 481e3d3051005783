import { element } from "../dom.js";
import { field } from "../form.js";
import { say } from "../messages.js";
import { idOf } from "../pointer.js";

/** For the eye: something here is demanded. */
export const demandMark = () => element("span", { className: "field-mark", ariaHidden: "true" }, " *");

/** A section of the settings under its title: `panelTitle` and `panelLead` have its words, `mark` stands after it. */
export const panel = (name, { mark = "", ...look } = {}, ...content) =>
  element("section", { className: "panel setting", id: name, "aria-labelledby": `${name}-title`, ...look },
    element("div", { className: "setting-head" },
      element("h2", { id: `${name}-title`, tabIndex: -1 }, say(element("span"), `panelTitle.${name}`), mark),
      say(element("p", { className: "setting-lead" }), `panelLead.${name}`)),
    ...content);

/** A field whose key is the last part of its pointer. */
export const member = ({ pointer, ...rest }) =>
  field({ pointer, "data-member": pointer.split("/").at(-1), ...rest });

export const inputOf = (root, pointer) => root.querySelector(`#${CSS.escape(idOf(pointer))}`);

/** What was typed in a field, without blanks around it. */
export const textOf = (root, pointer) => inputOf(root, pointer).value.trim();

export const put = (root, pointer, value) => { inputOf(root, pointer).value = value ?? ""; };

/** A small button; its words are a phrase, `about` what it acts on. */
export function small(testId, phrase, act, about) {
  const look = { className: "button setting-act", type: "button", "data-testid": testId };
  const button = say(element("button", look), phrase);
  if (about) say(button, about, {}, "ariaLabel");
  button.addEventListener("click", act);
  return button;
}

/** A tick with its words, one of a list; `name` is its own name, `value` what it stands for. */
export function tick({ name, value, label, checked }) {
  const input = element("input", { type: "checkbox", id: idOf(name), name, value, checked, "data-testid": idOf(name) });
  return element("label", { className: "tick" }, input, say(element("span"), label));
}

/** The values of what is ticked. */
export const ticked = (root) => [...root.querySelectorAll("input:checked")].map(({ value }) => value);

/** Says that rows of a list came or went. */
export const rowsChanged = (list) => list.dispatchEvent(new Event("rows", { bubbles: true }));

/** A number that somebody typed; what is none stays as typed, so that the server says what belongs there. */
export const wholeOr = (typed) => /^\d+$/.test(typed) ? Number(typed) : typed;

let last = 0;

/** A key of its own for an element of a list; it stays while others come and go. */
export const newKey = () => last++;
