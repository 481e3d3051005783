import { t } from "./messages.js";
import { titleOf } from "./standards.js";
import { dayInWords } from "./words.js";

const shownCases = 2;

/** By what a visitor is told from others of the same name. */
export const contactOf = ({ phone, email, organisation, nip }) =>
  [phone, email, organisation, nip].filter(Boolean).join(" · ");

/** How often the visitor was here. */
export const visitsInWords = ({ visits }) => visits ? t("history.visits", { n: visits }) : t("history.never");

/** When the visitor was here last; empty for never. */
export const lastVisitInWords = ({ lastVisit }) => lastVisit ? t("history.last", { date: dayInWords(lastVisit) }) : "";

const caseInWords = ({ number, standard, state }) =>
  t("caseInShort", { number, service: titleOf(standard), state: t(`ticketState.${state}`) });

/** The cases that are not done yet, a line each; beyond a few, how many more. */
export function openCasesOf({ openTickets = [] }) {
  const lines = openTickets.slice(0, shownCases).map(caseInWords);
  const rest = openTickets.length - lines.length;
  return rest > 0 ? [...lines, t("history.more", { n: rest })] : lines;
}
