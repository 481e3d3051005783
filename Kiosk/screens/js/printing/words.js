import { element } from "../dom.js";
import { officeDay } from "../list/office-day.js";
import { say, t } from "../messages.js";
import { isCancelled, isKnownTrouble } from "../print-words.js";
import { momentIn, spanInWords, timeIn } from "../words.js";

const dayLong = 24 * 60;

const papers = {
  "tickets/consultation": "paper.ticket", "tickets/documents": "paper.documents", "tickets/summary": "paper.summary",
  "visits/badge": "paper.badge", "reports/day": "paper.day", "loans/stamp": "paper.stamp", "loans/slip": "paper.loan",
  "loans/return": "paper.return", "loans/extension": "paper.extension", "labels/item": "paper.label",
  "printers/self-test": "paper.test",
};

const paperName = ({ template, use }) => t(papers[template] ?? `paperUse.${use}`);

/** What a print job prints, with its ticket's number; an office's own paper by its use. */
export const paperInWords = (job) =>
  [paperName(job), job.ticketNumber].filter(Boolean).join(" ");

/** The same where it may have to wrap: a number stays whole. */
export const paperNodes = (job) => [
  say(element("span"), () => paperName(job)),
  ...job.ticketNumber ? [" ", element("span", { className: "print-number" }, job.ticketNumber)] : [],
];

/** The printer that has a job or will get it, by name; undefined where the office has none for it. */
export function placeOf({ state, target, printer, use }, printers) {
  if (state !== "queued" && printer) return printer;
  return printers.find(({ name }) => name === target)?.name ?? printers.find((one) => one.use.includes(use))?.name;
}

/** Why a job stands where it stands: the spool's words as words, the printer's own as a quotation; nothing for none. */
export function whyNodes(job) {
  const { error, wish, target } = job;
  const nodes = [];
  if (error && !isCancelled(job)) {
    nodes.push(isKnownTrouble(error)
      ? say(element("span", { className: "sentence" }), `trouble.${error}`) : element("q", {}, error));
  }
  if (wish) nodes.push(say(element("em"), `printing.wish.${wish}`, { printer: target }));
  return nodes;
}

/** A moment by the clock, with its day where that is another than today's. */
export const momentOf = (zone, time) =>
  officeDay(zone) === officeDay(zone, new Date(time)) ? timeIn(zone, time) : momentIn(zone, time);

/** How long it has been so, up to a day; a clock that is behind the server's sees no time before now. */
export function ageOf(time) {
  const minutes = Math.max(0, Math.floor((Date.now() - Date.parse(time)) / 60_000));
  return minutes < dayLong ? spanInWords(minutes) : "";
}
