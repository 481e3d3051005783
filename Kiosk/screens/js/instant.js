// Swedish writes dates as ISO 8601 does.
const wall = (zone, moment) => new Date(moment).toLocaleString("sv-SE", { timeZone: zone });

/** The date of now in a zone, as a date field has it. */
export const todayIn = (zone) => wall(zone, Date.now()).slice(0, 10);

/** The moment at which the clocks of a zone show this date and time, as RFC 3339 writes it. */
export function instantIn(zone, date, time) {
  const shown = Date.parse(`${date}T${time}Z`);
  const behind = (moment) => Date.parse(`${wall(zone, moment).replace(" ", "T")}Z`) - moment;
  // The second look settles an hour that a change of the clocks moved.
  const moment = shown - behind(shown - behind(shown));
  return new Date(moment).toISOString();
}
