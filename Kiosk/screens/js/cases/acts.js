import { get } from "../api.js";
import { instantIn, todayIn } from "../instant.js";
import { choices, localized, t } from "../messages.js";
import { printerWish } from "../print-desk.js";
import { nextHandOvers, wayInWords } from "./chain.js";
import { partnersOf } from "./offers.js";
import { promiseOfTier, tierOf } from "./words.js";

const longText = (pointer, label, more) => ({ pointer, label, type: "longText", span: "whole", ...more });
const words = (label, rows = 4) => longText("/text", label, { rows, maxLength: 4000 });
const reason = longText("/reason", "list.reason", { rows: 2, maxLength: 500 });
const moment = (day, time) => [
  { pointer: "/day", label: "casework.day", type: "date", ...day },
  { pointer: "/time", label: "casework.time", type: "time", ...time },
];

// A time that is written down later is a date and a time, or neither.
const instants = (given) => given.has("/day") || given.has("/time") ? ["day", "time"] : [];
const instant = (given, zone) =>
  given.has("/time") && { at: instantIn(zone, given.get("/day"), given.get("/time")) };

// The end of an office day, where nobody says another time.
const evening = "16:00";

/** The only ticket that is found by a number or code; the server says what is wrong with any other. */
async function found(typed) {
  const { items } = await get(`/api/tickets?q=${encodeURIComponent(typed)}&limit=2`);
  return items.length === 1 ? items[0].id : "";
}

/** The choices with the likeliest first. */
const choicesFrom = (first, options) => options.toSorted((one, other) =>
  (other.value === first) - (one.value === first));

const formOf = ({ ticket, standard }) => standard.channels[ticket.channel];

/** Whether the end is mailed as the summary of a call, which has to say something. */
const owesSummary = ({ ticket, standard }) =>
  formOf({ ticket, standard }).emailSummary && !ticket.answeredAt && !ticket.restricted;

// The list beside the form has fields of its own, so that no name here is one of its: what the contract calls `to` and
// `channel` is named otherwise.
/**
 * The acts on a case: each with the event `type`, its `fields`, which of them are `demanded`, a `note` where there is
 * more to say than the act's own sentence, and its `body` from the answers given. One that `isImmediate` asks nothing;
 * one that `hasHelp` offers the knowledge base.
 */
export const acts = {
  take: { type: "assigned", isImmediate: true, body: (_, { username }) => ({ staff: username }) },
  start: { type: "started", isImmediate: true },
  answer: {
    type: "answered",
    hasHelp: true,
    fields: ({ ticket: { attachments } }) => [words("casework.answerText", 8), ...attachments.map(({ id, name }) =>
      ({ pointer: `/file-${id}`, label: () => t("casework.enclose", { name }), type: "checkbox", span: "whole" }))],
    demanded: ["text"],
    body: (given, { ticket: { attachments } }) => ({
      text: given.get("/text"),
      attachments: attachments.map(({ id }) => id).filter((id) => given.has(`/file-${id}`)),
    }),
  },
  promise: {
    type: "promised",
    fields: ({ zone }) => moment({ min: todayIn(zone) }, { value: evening }),
    demanded: ["day", "time"],
    body: (given, { zone }) => ({ due: instantIn(zone, given.get("/day"), given.get("/time")) }),
  },
  dispose: {
    type: "disposed",
    fields: (context) => [
      { pointer: "/receiver", label: "casework.receiver", type: "select", span: "whole", chosen: true,
        options: nextHandOvers(context).map((step) => ({ value: step.to, label: () => wayInWords(step) })) },
      longText("/instruction", "casework.instruction", { rows: 3, maxLength: 500 }),
      ...moment({ max: todayIn(context.zone), hint: "casework.handOverHint" }),
    ],
    demanded: (given) => [...instants(given), "instruction"],
    note: (context) => localized(nextHandOvers(context)[0]?.act),
    body: (given, { zone }) => ({
      to: given.get("/receiver"), instruction: given.get("/instruction"), ...instant(given, zone),
    }),
  },
  progress: { type: "progress", fields: () => [words("casework.progressText")], demanded: ["text"] },
  received: {
    type: "documentReceived",
    fields: () => [
      { pointer: "/print", label: "casework.printReceipt", type: "checkbox", span: "whole", checked: true },
    ],
    note: ({ ticket }) => ticket.documents.join(" · "),
    body: async (given) => given.has("/print") ? printerWish("slip") : { print: false },
  },
  request: {
    type: "documentRequested",
    fields: () => [longText("/documents", "casework.documents", { rows: 4, hint: "casework.documentsHint" })],
    demanded: ["documents"],
    body: (given) => ({ documents: given.get("/documents").split("\n").map((line) => line.trim()).filter(Boolean) }),
  },
  escalate: {
    type: "escalated",
    fields: () => [reason],
    demanded: ["reason"],
    note: ({ ticket, standard }) => [
      tierOf({ tier: ticket.tier + 1 }, standard), promiseOfTier(standard.tiers[ticket.tier], standard),
    ].filter(Boolean).join(". "),
  },
  pend: { type: "pended", fields: () => [reason], demanded: ["reason"] },
  redirect: {
    type: "redirected",
    fields: (context) => [{ pointer: "/destination", label: "casework.destination", type: "select", span: "whole",
      chosen: true, options: choices("destination", formOf(context).redirect.to) }],
    note: (context) => localized(formOf(context).redirect.when),
    body: (given) => ({ to: given.get("/destination") }),
  },
  reply: {
    type: "replied",
    fields: ({ zone, ticket }) => [
      words("casework.replyText"),
      { pointer: "/way", label: "casework.channel", type: "select", span: "whole", chosen: true,
        options: choicesFrom(ticket.channel, choices("channel")) },
      ...moment({ max: todayIn(zone), hint: "casework.replyHint" }),
    ],
    demanded: (given) => ["text", ...instants(given)],
    body: (given, { zone }) => ({ text: given.get("/text"), channel: given.get("/way"), ...instant(given, zone) }),
  },
  coordinate: {
    type: "note",
    fields: () => [words("casework.coordinationText")],
    demanded: ["text"],
    note: (context) => partnersOf(context).map((partner) => localized(partner.with)).join(", "),
    body: (given) => ({ text: given.get("/text"), coordination: true }),
  },
  note: { type: "note", fields: () => [words("casework.noteText")], demanded: ["text"] },
  assign: {
    type: "assigned",
    fields: ({ ticket, officers }) => [{ pointer: "/staff", label: "casework.officer", type: "select", span: "whole",
      options: officers.filter(({ username, fraudAgent }) =>
        username !== ticket.assignee && (fraudAgent || !ticket.restricted))
        .map(({ username: value, name, role }) => ({ value, label: () => `${name} · ${t(`role.${role}`)}` })) }],
    demanded: ["staff"],
  },
  resolve: {
    type: "resolved",
    fields: () => [words("casework.resultText")],
    demanded: (_, context) => owesSummary(context) ? ["text"] : [],
  },
  close: { type: "closed" },
  reopen: { type: "reopened", fields: () => [reason], demanded: ["reason"] },
  link: {
    type: "linked",
    fields: () => [{ pointer: "/ticket", label: "casework.otherTicket", span: "whole", maxLength: 40 }],
    demanded: ["ticket"],
    body: async (given) => ({ ticket: await found(given.get("/ticket")) }),
  },
};

/** The fields that an act demands on a case, as far as the answers so far tell; each entry is one demand. */
export const demandsOf = ({ demanded = [] }, context, given = new Map()) =>
  (typeof demanded === "function" ? demanded(given, context) : demanded).map((name) => [name]);

/** The body of an act's event from what was answered: each answer under its name, where the act does not say more. */
export async function bodyOf({ type, body }, given, context) {
  const plain = () => Object.fromEntries([...given].map(([pointer, value]) => [pointer.slice(1), value]));
  return { type, ...await (body ? body(given, context) : plain()) };
}
