import { byTest } from "../dom.js";
import { say } from "../messages.js";

/** Says how many seconds are left before the page begins anew; 0 is silence. */
export function countDown(seconds) {
  byTest("countdown").hidden = seconds === 0;
  say(byTest("seconds"), seconds ? "kiosk.countdown" : "", { n: seconds });
}
