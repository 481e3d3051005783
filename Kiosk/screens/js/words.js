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

/** A number as the language writes it. */
export const whole = (value) => new Intl.NumberFormat(locale()).format(value);

/** How long something took or takes. */
export function spanInWords(minutes) {
  if (minutes < 1) return t("span.lessThanMinute");
  const hours = Math.floor(minutes / 60);
  return hours ? t("span.hours", { hours, n: minutes % 60 }) : t("span.minutes", { n: minutes });
}

/** The line as a visitor counts it: those ahead, not the own place. */
export function aheadInWords(position) {
  if (position === null || position === undefined) return t("notQueued");
  return position <= 1 ? t("aheadNone") : t("ahead", { n: position - 1 });
}

/** A file's size, in the unit that people read it in. */
export const sizeInWords = (size) => size < 1024 * 1024
  ? t("size.kilobytes", { n: whole(Math.ceil(size / 1024)) })
  : t("size.megabytes", { n: whole(Math.ceil(size / 1024 / 102.4) / 10) });
