import { openForStaff } from "../staff-way.js";

const guard = "loket.kiosk";

/** Back leads to the start and not out of it: the page lies twice in the history, and the upper one is returned to. */
function holdHistory(startAgain) {
  const rise = () => history.state !== guard && history.pushState(guard, "");
  // Browsers skip on the way back what was pushed without a touch.
  addEventListener("click", rise, true);
  addEventListener("popstate", () => {
    if (history.state === guard) return;
    startAgain();
    history.forward();
  });
}

/** Lets a visitor do on the page what it offers, and nothing else that a browser can. */
export function enclose({ mark, startAgain }) {
  for (const name of ["contextmenu", "dragstart", "selectstart"]) {
    addEventListener(name, (event) => event.preventDefault());
  }
  holdHistory(startAgain);
  openForStaff(mark);
  // A page that comes back as it was left shows nobody's number.
  addEventListener("pagehide", startAgain);
}
