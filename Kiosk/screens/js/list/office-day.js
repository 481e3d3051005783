const glance = 15_000;

/** The date in the office's zone, today's or that of a time, as the API writes dates. */
export const officeDay = (zone, time) => new Intl.DateTimeFormat("sv-SE", { timeZone: zone }).format(time);

/** Runs `work(today, yesterday)` once the office's date has changed: a page may stay open over midnight. */
export function onNewDay(zone, work) {
  let today = officeDay(zone);
  setInterval(() => {
    const yesterday = today;
    today = officeDay(zone);
    if (today !== yesterday) work(today, yesterday);
  }, glance);
}
