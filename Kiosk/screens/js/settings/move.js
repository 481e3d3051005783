import { element } from "../dom.js";
import { say } from "../messages.js";

/** What of an address decides how the port speaks and to whom it answers. */
function doorOf(address) {
  if (!address) return "";
  const { protocol, hostname } = new URL(address);
  return `${protocol}//${hostname}`;
}

/** Whether another address moves the desk for everybody; what is no address is left to the server to refuse. */
export function isMove(former, address) {
  if (address && !(/^https?:/i.test(address) && URL.canParse(address))) return false;
  return doorOf(former) !== doorOf(address);
}

function kindOf(address) {
  if (!address) return "own";
  return address.toLowerCase().startsWith("https:") ? "secure" : "plain";
}

/** Says before it happens who has to open Loket where from then on; resolves with whether it may. */
export function askToMove(former, address) {
  const title = say(element("h2", { id: "move-title" }), "move.title");
  const effect = say(element("p", { id: "move-effect" }), `move.${kindOf(address)}`, { former, address });
  const button = (name, phrase, look) =>
    say(element("button", { type: "button", "data-testid": name, ...look }), phrase);
  const cancel = button("cancel-move", "move.cancel", { className: "button", autofocus: true });
  const save = button("save-move", "move.save", { className: "button button-main" });
  const dialog = element("dialog",
    { className: "dialog", "data-testid": "move", "aria-labelledby": title.id, "aria-describedby": effect.id },
    element("div", { className: "stack" }, title, effect, element("div", { className: "dialog-acts" }, cancel, save)));
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === save.dataset.testid);
    });
    for (const one of [cancel, save]) one.addEventListener("click", () => dialog.close(one.dataset.testid));
  });
}

/** To the same page under the address that holds from now on; without one, nobody here knows how it is reached. */
export function follow(address) {
  if (address && new URL(address).origin !== location.origin) location.assign(`${address}${location.pathname}`);
}
