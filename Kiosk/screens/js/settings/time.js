/*
 * Times of day as an office writes them, 07.30, in a plain field: the browser's own would follow the machine's language
 * and may show twelve hours.
 */

/** A time of the settings (`07:30`) as people write it. */
export const asTyped = (time) => time.replace(":", ".");

/** What was typed, such as `7.30`, `0730` or `7`, as the settings have it; anything else stays as it is. */
export function asWritten(typed) {
  const [, hours, minutes = "00"] = /^(\d{1,2})(?:[.:]?(\d{2}))?$/.exec(typed.trim()) ?? [];
  return hours ? `${hours.padStart(2, "0")}:${minutes}` : typed.trim();
}
