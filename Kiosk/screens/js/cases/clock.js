import { t } from "../messages.js";
import { momentIn, spanInWords } from "../words.js";

// Beyond this many minutes the date says more than the hours that are left.
const near = 48 * 60;

const minutesTo = (time) => Math.floor((Date.parse(time) - Date.now()) / 60_000);

/** How the time that was promised stands, in short: the words and their tone. */
export function clockOf({ promise, state }, zone) {
  // A promise that stands still is not the one that is shown; one that an officer stated goes on.
  if (state === "awaitingVisitor" && !promise?.due) return { text: t("casework.clock.paused"), tone: "calm" };
  if (!promise || (state === "answered" && !promise.due)) return { text: t("casework.clock.none"), tone: "calm" };
  if (promise.reason === "notStated") return { text: t("casework.clock.unstated"), tone: "warn" };
  if (!promise.due) return { text: t("casework.clock.waiting"), tone: "calm" };
  const left = minutesTo(promise.due);
  const time = momentIn(zone, promise.due);
  if (left < 0) {
    const key = -left < near ? "casework.clock.late" : "casework.clock.over";
    return { text: t(key, { span: spanInWords(-left), time }), tone: "bad" };
  }
  if (left >= near) return { text: time, tone: "calm" };
  return { text: t("casework.clock.left", { time, span: spanInWords(left) }), tone: left < 24 * 60 ? "warn" : "calm" };
}
