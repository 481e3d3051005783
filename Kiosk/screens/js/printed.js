import { byTest } from "./dom.js";
import { say, t } from "./messages.js";
import { dateIn, timeIn } from "./words.js";

/** Says on the sheet that is about to be printed when that was, and by whom. */
export function sayPrinted({ name, office: { timeZone: zone } }) {
  const now = Date.now();
  say(byTest("printed"), () => t("report.printed", { day: dateIn(zone, now), time: timeIn(zone, now), name }));
}
