import { element } from "../dom.js";
import { localized, say, t } from "../messages.js";
import { titleOf } from "../standards.js";
import { dateIn, dayInWords, promiseInWords, timeIn } from "../words.js";

/** When it was, with the day where it was another than the ticket's own. */
export function momentOf({ officeDate }, zone, time) {
  const clock = timeIn(zone, time);
  const isSameDay = dateIn(zone, time) === dateIn("UTC", `${officeDate}T12:00Z`);
  return isSameDay ? clock : t("list.moment", { day: dateIn(zone, time), time: clock });
}

const answer = (value, { type, options }) => {
  if (type === "checkbox") return t(value === "true" ? "today.confirmed" : "today.denied");
  return localized(options?.find((option) => option.value === value)?.label) || value;
};

/** The standard's own questions with the answers given; a question that it no longer asks stands under its name. */
const ownAnswers = ({ fields, channel }, standard) => Object.entries(fields).map(([name, value]) => {
  const asked = standard?.channels[channel]?.fields.find((one) => one.name === name);
  return [asked?.label ?? (() => name), () => asked ? answer(value, asked) : value];
});

const promises = (ticket, zone) => ticket.promises.map((promise) => ["today.fact.promise",
  () => t("today.promiseWith",
    { promise: promiseInWords(promise, zone), state: t(`today.promiseState.${promise.state}`) })]);

/** What is known of a ticket: pairs of a label and what is said, both phrases; what is not known is left out. */
function factsOf(ticket, standard, zone) {
  const category = standard?.categories.find(({ id }) => id === ticket.category);
  const text = (value) => value && (() => value);
  const wasReceivedBefore = Math.abs(Date.parse(ticket.issuedAt) - Date.parse(ticket.receivedAt)) > 60_000;
  return [
    ["today.fact.service", () => titleOf(ticket.standard)],
    ["today.fact.visitor", () => ticket.visitor?.name ?? t("today.unknownVisitor")],
    ["today.fact.contact", text(ticket.contact)],
    ["today.fact.priority", ticket.priority && `priority.${ticket.priority}`],
    ["today.fact.subject", text(ticket.subject)],
    ["today.fact.question", text(ticket.question)],
    ...ownAnswers(ticket, standard),
    ["today.fact.channel", `channel.${ticket.channel}`],
    ["today.fact.kind", () => [t(`kind.${ticket.kind}`), localized(category?.label)].filter(Boolean).join(" · ")],
    ["today.fact.waiver", text(ticket.waiver?.reason)],
    ["today.fact.received", wasReceivedBefore && (() => momentOf(ticket, zone, ticket.receivedAt))],
    ["today.fact.issued",
      () => t("list.moment", { day: dayInWords(ticket.officeDate), time: timeIn(zone, ticket.issuedAt) })],
    ["today.fact.counter", ticket.counter && text(String(ticket.counter))],
    ["today.fact.code", text(ticket.code?.replace(/^(.{4})/, "$1-"))],
    ...promises(ticket, zone),
  ].filter(([, said]) => said);
}

export const facts = (ticket, standard, zone) => factsOf(ticket, standard, zone).map(([label, said]) =>
  element("div", {}, say(element("dt"), label), say(element("dd"), said)));
