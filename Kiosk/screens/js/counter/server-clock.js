let ahead = 0;

/** Learns what time the server has, since a counter's own clock may be minutes off. */
export const learnTime = (at) => { ahead = Date.parse(at) - Date.now(); };

/** The time by the server's clock. */
const now = () => Date.now() + ahead;

/** The whole minutes that have passed since a time of the server. */
export const minutesSince = (time) => Math.max(0, Math.floor((now() - Date.parse(time)) / 60_000));

/** The minutes until a time of the server, a begun one counted; negative once it is over. */
export const minutesUntil = (time) => Math.ceil((Date.parse(time) - now()) / 60_000);
