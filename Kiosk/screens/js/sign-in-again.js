import { session } from "./api.js";
import { element } from "./dom.js";
import { say } from "./messages.js";
import { signInForm } from "./session.js";

/**
 * When the session ends in the middle of the work, the sign-in comes over the page and what was typed stays; `welcome`
 * hears who came.
 */
export function renewInPlace(welcome) {
  const summary = element("div", { className: "errors", tabIndex: -1, hidden: true });
  const form = element("form", { className: "stack", noValidate: true });
  const look = { className: "dialog", "data-testid": "sign-in-again", "aria-labelledby": "again-title" };
  const dialog = element("dialog", look, element("div", { className: "stack" },
    say(element("h2", { id: "again-title" }), "againTitle"), say(element("p"), "againHint"), summary, form));
  let waiting = null;
  let resume = null;
  document.body.append(dialog);
  signInForm(form, summary, (who) => {
    form.reset();
    dialog.close();
    welcome(who);
    waiting = null;
    resume();
  });
  dialog.addEventListener("cancel", (event) => event.preventDefault());
  session.renew = () => (waiting ??= new Promise((renewed) => {
    resume = renewed;
    dialog.showModal();
  }));
}
