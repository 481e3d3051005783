import { request } from "../api.js";
import { byTest } from "../dom.js";
import { watchIdle } from "../kiosk/idle.js";
import { say } from "../messages.js";
import { buildKeyboard } from "./keyboard.js";

const start = "/kiosk.html";

function offerKeyboard(dialog) {
  const [keyboard, toggle] = [byTest("keyboard"), byTest("keyboard-toggle")];
  buildKeyboard(keyboard);
  keyboard.hidden = false;
  toggle.addEventListener("click", () => { keyboard.hidden = !keyboard.hidden; });
  // A modal dialog makes everything else inert, so the keys go with it.
  const foot = byTest("kiosk-foot");
  new MutationObserver(() => (dialog.open ? dialog.append(keyboard) : foot.prepend(keyboard)))
    .observe(dialog, { attributeFilter: ["open"] });
}

/**
 * On the self-service device of the public room the page has a way back to the tickets, keys to type with, and goes
 * back by itself when nobody touches it any more. `forget()` leaves nothing of what was typed.
 */
export async function serveAtKiosk(dialog, forget) {
  const who = await request("GET", "/api/session").catch(() => null);
  if (who?.role !== "anjungan") return;
  document.body.dataset.at = "kiosk";
  byTest("kiosk-foot").hidden = false;
  byTest("ways").hidden = true;
  offerKeyboard(dialog);
  for (const name of ["contextmenu", "dragstart"]) addEventListener(name, (event) => event.preventDefault());
  // A page that comes back as it was left shows nobody's number.
  addEventListener("pagehide", forget);
  watchIdle({
    mayLeave: () => true,
    left: (seconds) => {
      byTest("countdown").hidden = seconds === 0;
      say(byTest("countdown"), seconds ? "public.leaving" : "", { n: seconds });
    },
    over: () => location.replace(start),
  });
}
