import { daysFrom } from "../list/office-day.js";

const dayLong = 86_400_000;
const written = (time) => new Date(time).toISOString().slice(0, 10);
const at = (day) => Date.parse(`${day}T00:00Z`);
const first = (year, month) => Date.UTC(year, month, 1);

/** How a period of each length begins and goes on, from any of its days. */
const spans = {
  day: (day) => [at(day), at(day)],
  week: (day) => {
    const monday = at(day) - ((new Date(at(day)).getUTCDay() + 6) % 7) * dayLong;
    return [monday, monday + 6 * dayLong];
  },
  month: (day) => {
    const [year, month] = day.split("-").map(Number);
    return [first(year, month - 1), first(year, month) - dayLong];
  },
  year: (day) => {
    const year = Number(day.slice(0, 4));
    return [first(year, 0), first(year + 1, 0) - dayLong];
  },
};

export const spanNames = Object.keys(spans);

/** The first and the last date of the day, week, month or year around a date. */
export function periodAround(day, span) {
  const [from, to] = spans[span](day);
  return { from: written(from), to: written(to) };
}

/** A day of the period before (-1) or after (1). */
export const neighbourOf = ({ from, to }, way) => daysFrom(way < 0 ? from : to, way);
