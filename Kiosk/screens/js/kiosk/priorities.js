import { element } from "../dom.js";
import { guarded } from "../guard.js";
import { say } from "../messages.js";

const ordinary = "ordinary";
const classes = [ordinary, "elderly", "disability", "pregnancy"];

/** Offers who is served first; `take(priority)` hears the class, undefined for nobody's. */
export function offerPriorities(root, take) {
  root.style.setProperty("--count", classes.length);
  root.append(...classes.map((name) => {
    const button = element("button", { className: "touch", type: "button", "data-testid": `class-${name}` },
      element("span", { className: `touch-mark touch-icon touch-${name}`, "aria-hidden": "true" }),
      say(element("span", { className: "touch-name" }), `kiosk.class.${name}`),
      say(element("span", { className: "touch-more" }), `kiosk.classHint.${name}`));
    button.addEventListener("click", guarded(button, () => take(name === ordinary ? undefined : name)));
    return button;
  }));
}
