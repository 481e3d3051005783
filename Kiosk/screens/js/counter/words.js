import { t } from "../messages.js";
import { minutesUntil } from "./server-clock.js";
import { promiseInWords, spanInWords, timeIn } from "../words.js";

const isNamed = ({ number, name }) => name !== `Loket ${number}`;

/** A counter by its number, and by its name where it has one of its own. */
export const counterInWords = (counter) => t(isNamed(counter) ? "counter.named" : "counter.numbered", counter);

/** A counter's name where its number stands beside it. */
export const counterOwnName = (counter) => isNamed(counter) ? counter.name : t("counter.numbered", counter);

export const agoInWords = (minutes) =>
  minutes < 1 ? t("counter.justNow") : t("counter.ago", { span: spanInWords(minutes) });

/**
 * How a promise stands while the visitor is served: service minutes as they run, anything else as it was promised.
 * Answers the words, how much is spent (0 to 1, null where nothing can be counted) and whether it is missed.
 */
export function promiseRunning(promise, zone) {
  const left = promise?.due && promise.unit === "serviceMinutes" ? minutesUntil(promise.due) : null;
  const { amount } = promise ?? {};
  // More is left than was promised: the office is closed, and the minutes do not run.
  if (left === null || left > amount) return { text: promiseInWords(promise, zone), spent: null, missed: false };
  if (left < 0) {
    return { text: t("counter.promiseOver", { span: spanInWords(-left), n: amount }), spent: 1, missed: true };
  }
  const time = timeIn(zone, promise.due);
  const text = t("counter.promiseSpent", { spent: amount - left, n: amount, time });
  return { text, spent: (amount - left) / amount, missed: false };
}
