import { locale, t } from "./messages.js";
import { timeIn } from "./words.js";

const dayStyle = { weekday: "long", day: "numeric", month: "long" };
const tones = { open: "good", break: "warn", later: "calm", closed: "calm" };

/**
 * How the office's service hours stand, of an answer of `/api/queue`: `state` is `later` where the office still opens
 * on the same day. Null where nobody knows.
 */
export function hoursInWords({ at, hours }, zone) {
  if (hours.state === "unknown" || !hours.until) return null;
  const dayOf = (time) => new Intl.DateTimeFormat(locale(), { timeZone: zone, ...dayStyle }).format(new Date(time));
  const opensToday = hours.state === "closed" && dayOf(at) === dayOf(hours.until);
  const state = opensToday ? "later" : hours.state;
  const text = t(`hours.${state}`, { day: dayOf(hours.until), time: timeIn(zone, hours.until) });
  return { state, tone: tones[state], text };
}
