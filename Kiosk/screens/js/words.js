import { locale, t } from "./messages.js";

const dateStyle = { weekday: "long", day: "numeric", month: "long", year: "numeric" };
const dayStyle = { day: "numeric", month: "short", year: "numeric" };
const timeStyle = { hour: "2-digit", minute: "2-digit" };
const speak = (time, zone, style) =>
  new Intl.DateTimeFormat(locale(), { timeZone: zone, ...style }).format(new Date(time));

export const dateIn = (zone, time) => speak(time, zone, dateStyle);
export const timeIn = (zone, time) => speak(time, zone, timeStyle);

export const momentIn = (zone, time) => speak(time, zone, { ...dayStyle, ...timeStyle });

/** A date of the office's calendar, such as 2026-11-25. */
export const dayInWords = (day) => speak(`${day}T12:00Z`, "UTC", dayStyle);

/** A promise as the receptionist says it. */
export function promiseInWords(promise, zone) {
  if (!promise) return t("promiseNone");
  const { amount, unit, due, started, reason } = promise;
  if (amount === null && !due) return t("promiseByOfficer");
  const span = amount === null ? "" : t(`unit.${unit}`, { n: amount });
  if (reason === "calendarMissing") return t("promiseNoCalendar", { span });
  if (!due) return t(unit === "serviceMinutes" && !started ? "promiseAtService" : "promiseSpan", { span, n: amount });
  const time = speak(due, zone, { ...timeStyle, timeZoneName: "short" });
  const clock = unit === "calendarDays" ? "" : t("atTime", { time });
  return t(span ? "promiseDue" : "promiseDueDate", { due: dateIn(zone, due) + clock, span });
}

/** The line as a visitor counts it: those ahead, not the own place. */
export function aheadInWords(position) {
  if (position === null || position === undefined) return t("notQueued");
  return position <= 1 ? t("aheadNone") : t("ahead", { n: position - 1 });
}

const tones = { confirmed: "good", sent: "good", unknown: "warn", failed: "bad" };

const troubles = ["paperOut", "coverOpen", "offline", "noAnswer", "template", "vanished", "printerGone"];

/** What keeps a print job: one of the spool's own words, or the printer's. */
const troubleInWords = (error) => troubles.includes(error) ? t(`trouble.${error}`) : error;

export function printInWords({ state, error, copy }) {
  const trouble = troubleInWords(error);
  const sentence = t(`print.${state}`, { error: trouble || t("printFailedUnnamed") });
  const kept = trouble && state !== "failed" ? t("printKept", { state: sentence, trouble }) : sentence;
  return {
    tone: trouble && state !== "failed" ? "warn" : tones[state] ?? "calm",
    text: copy > 0 ? t("copyOf", { n: copy, state: kept }) : kept,
  };
}

export function printerInWords(printers) {
  const worse = ["error", "offline", "paperOut", "coverOpen", "paperLow", "unknown", "ok"];
  const [worst] = printers.filter((printer) => printer.use.includes("ticket"))
    .sort((one, other) => worse.indexOf(one.state) - worse.indexOf(other.state));
  if (!worst) return null;
  const tone = { ok: "good", unknown: "calm", paperLow: "warn" }[worst.state] ?? "bad";
  return { tone, text: t(`printerState.${worst.state}`, { message: worst.message ?? "" }) };
}
