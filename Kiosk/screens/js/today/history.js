import { element } from "../dom.js";
import { say, t } from "../messages.js";
import { titleOf } from "../standards.js";
import { momentIn } from "../words.js";
import { momentOf } from "./facts.js";

// Whose event has the same words whatever is in it.
const plain = [
  "issued", "called", "recalled", "noShow", "resolved", "corrected", "cancelled", "voided",
  "documentRequested", "documentReceived", "progress", "escalated", "pended", "disposed", "answered",
  "reopened", "linked", "compensationGranted", "compensationUsed", "recounted",
];

// Where the words depend on what is in it.
const worded = {
  transferred: (body) => body.service
    ? t("event.transferredService", { service: titleOf(body.service.standard) })
    : t(body.counter ? "event.transferredTo" : "event.transferred", body),
  started: ({ counter }) => counter ? t("event.started", { counter }) : t("event.startedByPhone"),
  note: ({ mark }) => t(mark ? `event.noted.${mark}` : "event.note"),
  assigned: ({ staff }, { nameOf }) => t("event.assigned", { staff: nameOf(staff) }),
  promised: ({ due }, { zone }) => t("event.promised", { due: momentIn(zone, due) }),
  redirected: ({ to }) => t(`event.redirected.${to}`),
  replied: ({ channel }) =>
    channel ? t("event.repliedBy", { channel: t(`channel.${channel}`) }) : t("event.replied"),
  closed: ({ by }) => t(`event.closed.${by}`),
  rated: ({ rating }) => t(`event.rated.${rating}`),
};

function happened({ type, body }, setting) {
  if (type in worded) return worded[type](body, setting);
  return plain.includes(type) ? t(`event.${type}`, body) : t("event.other", { type });
}

// What the clock notes is said in the reader's language.
const words = ({ mark, reason, text, instruction, documents }) =>
  mark === "progressDue" ? "" : reason ?? text ?? instruction ?? documents?.join("\n");

/** What happened to a ticket, by whom and when, in the order of the log; `nameOf` says who has a user name. */
export const history = (ticket, zone, nameOf = (username) => username) => ticket.events.map((event) =>
  element("li", { className: event.type === "note" ? "history-note" : "" },
    say(element("time", { dateTime: event.at }), () => momentOf(ticket, zone, event.at)),
    say(element("strong"), () => happened(event, { zone, nameOf })),
    ...words(event.body) ? [element("q", {}, words(event.body))] : [],
    say(element("small"), () => t("today.by", { actor: nameOf(event.actor), role: t(`role.${event.role}`) }))));
