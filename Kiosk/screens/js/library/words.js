import { localized, t } from "../messages.js";
import { dayInWords } from "../words.js";

let rules = { memberTypes: [], statuses: {} };

/** The library's rules, as `GET /api/library` answers them, before anything of it is said. */
export function learnRules(library) { rules = library; }

export const statusInWords = (status) => localized(rules.statuses[status]) || status;

/** The types of members, as choices for a select. */
export const memberTypes = () => rules.memberTypes.map(({ id, label }) => ({ value: id, label }));

export const typeInWords = (type) => localized(typeOf(type)?.label) || type;

/** How many loans a member may have at once; undefined where the rules no longer have the type. */
export const limitOf = ({ type }) => typeOf(type)?.limit;

export const validityInWords = ({ validUntil }) =>
  validUntil ? t("library.validUntil", { date: dayInWords(validUntil) }) : t("library.validForever");

/** A loan on one line: which copy, until when, and how often it was extended. */
export const loanInWords = ({ inventoryNumber, dueDate, overdue, extensions }) => [
  inventoryNumber, t(overdue ? "library.overdueSince" : "library.dueShort", { date: dayInWords(dueDate) }),
  extensions ? t("library.extensions", { n: extensions }) : "",
].filter(Boolean).join(" · ");

/** Which copy lies at the desk for a hold, and until when. */
export const readyInWords = ({ item, readyUntil }) =>
  t("library.ready", { number: item, date: dayInWords(readyUntil) });

const typeOf = (type) => rules.memberTypes.find(({ id }) => id === type);
