import { element } from "../dom.js";
import { say } from "../messages.js";

const rows = ["1234567890", "qwertyuiop", "asdfghjkl@", "zxcvbnm.-_"];

function edit(text) {
  const input = document.activeElement;
  if (!input?.matches("input")) return;
  const [start, end] = [input.selectionStart, input.selectionEnd];
  const from = text === "" && start === end ? Math.max(0, start - 1) : start;
  input.setRangeText(text, from, end, "end");
  input.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

function key(label, text, words) {
  const node = element("button", { className: "keyboard-key", type: "button", tabIndex: -1 }, label);
  if (words) say(node, words, {}, "ariaLabel");
  // Before the click, or the field that is typed into would lose its focus.
  node.addEventListener("pointerdown", (event) => event.preventDefault());
  node.addEventListener("click", () => edit(text));
  return node;
}

/** Fills a place with keys for screens that have none; they type into the field that has the focus. */
export function buildKeyboard(root) {
  root.append(
    ...rows.map((row) => element("div", { className: "keyboard-row" }, ...[...row].map((sign) => key(sign, sign)))),
    element("div", { className: "keyboard-row" }, key("␣", " ", "public.space"), key("⌫", "", "public.erase")));
}
