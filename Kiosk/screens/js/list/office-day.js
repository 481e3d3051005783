const glance = 15_000;
const dayLong = 86_400_000;

/** The date in the office's zone, today's or that of a time, as the API writes dates. */
export const officeDay = (zone, time) => new Intl.DateTimeFormat("sv-SE", { timeZone: zone }).format(time);

/** The date so many days after another, before it where they are negative. */
export const daysFrom = (day, days) => new Date(Date.parse(day) + days * dayLong).toISOString().slice(0, 10);

/** How many days it is from one date to another. */
export const daysBetween = (from, to) => Math.round((Date.parse(to) - Date.parse(from)) / dayLong);

/** Runs `work(today, yesterday)` once the office's date has changed: a page may stay open over midnight. */
export function onNewDay(zone, work) {
  let today = officeDay(zone);
  setInterval(() => {
    const yesterday = today;
    today = officeDay(zone);
    if (today !== yesterday) work(today, yesterday);
  }, glance);
}
