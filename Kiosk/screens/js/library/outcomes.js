import { t } from "../messages.js";
import { dayInWords } from "../words.js";

/**
 * What became of a scan: `tone` (good, warn, bad, calm), `title` and `number` of what was scanned, `lines` that say
 * more, and `offers` of what can be done about it: `{words, run}`, where `run()` resolves with a new outcome, or nothing
 * when it was left; or `{words, href}`. What was done has its act's id as `deed`, and of a paper its `job`; a number that is
 * nobody's `isUnknown`.
 */
export const outcome = (tone, title, number, lines, more = {}) => ({ tone, title, number, lines, offers: [], ...more });

export const dueLine = (date) => () => t("library.due", { date: dayInWords(date) });

/** Nobody's number; it may be that of somebody who is no member yet. */
export const unknown = (number) => outcome("bad", number, "", ["library.unknown"], {
  isUnknown: true,
  offers: [{ words: "library.register", href: `/members.html#register=${encodeURIComponent(number)}` }],
});

/** What a refusal of the server says: its fields' sentences, or its one. */
export const sentences = ({ errors, detail, message }) =>
  (errors.length ? errors.map((error) => error.message) : [detail ?? message]).map((text) => () => text);

/** Whether the server said that nobody or nothing has that number. */
export const isUnknown = (problem, pointer) => problem.status === 422
  && problem.errors.length > 0 && problem.errors.every(({ field }) => field.startsWith(pointer));

/** A refusal, said of what was scanned. */
export const refusal = (problem, { title, inventoryNumber }, offers = []) =>
  outcome("bad", title, inventoryNumber, sentences(problem), { offers });

/** A hold that has just caught a copy: for whom it lies at the desk, until when, and whether they know. */
export const caughtLines = ({ member, nip, readyUntil, mailed }) => [
  () => t("library.caught", { name: member, nip, date: dayInWords(readyUntil) }),
  mailed ? "library.caughtMailed" : "library.caughtUntold",
];
