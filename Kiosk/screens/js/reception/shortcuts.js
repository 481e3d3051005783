import { byTest, element } from "../dom.js";
import { say } from "../messages.js";

const matches = (event, keys) => keys === (event.ctrlKey ? `Ctrl+${event.key}` : event.key);

const isTyping = ({ target }) => target.matches("textarea, select, input:not([type=radio], [type=checkbox])");

function listed({ keys, label }) {
  return element("div", {}, element("dt", {}, element("kbd", {}, keys)), say(element("dd"), label));
}

/**
 * Keys that act anywhere on the page, and the list of all of them that F1 opens ("?" too, where nobody types). A
 * shortcut is `{keys, label, act}`; one without `act` belongs to a part of the page and is only listed.
 */
export function shortcuts(dialog, opener, all) {
  byTest("shortcut-list", dialog).replaceChildren(...all.map(listed));
  const show = () => dialog.showModal();
  opener.addEventListener("click", show);
  byTest("shortcuts-close", dialog).addEventListener("click", () => dialog.close());
  addEventListener("keydown", (event) => {
    if (event.altKey || event.metaKey || document.querySelector("dialog[open]")) return;
    const isCall = event.key === "F1" || (event.key === "?" && !isTyping(event));
    const act = isCall ? show : all.find(({ keys }) => matches(event, keys))?.act;
    if (!act) return;
    event.preventDefault();
    act();
  });
}
