import { element } from "../dom.js";
import { say, t } from "../messages.js";
import { titleOf } from "../standards.js";
import { momentOf } from "./facts.js";

const known = ["issued", "called", "recalled", "started", "noShow", "resolved", "corrected", "cancelled", "voided"];

function happened({ type, body }) {
  if (type === "transferred" && body.service) {
    return t("event.transferredService", { service: titleOf(body.service.standard) });
  }
  if (type === "transferred") return t(body.counter ? "event.transferredTo" : "event.transferred", body);
  return known.includes(type) ? t(`event.${type}`, body) : t("event.other", { type });
}

const words = ({ reason, text }) => reason ?? text;

/** What happened to a ticket, by whom and when, in the order of the log. */
export const history = (ticket, zone) => ticket.events.map((event) => element("li", {},
  say(element("time", { dateTime: event.at }), () => momentOf(ticket, zone, event.at)),
  say(element("strong"), () => happened(event)),
  ...words(event.body) ? [element("q", {}, words(event.body))] : [],
  say(element("small"), () => t("today.by", { actor: event.actor, role: t(`role.${event.role}`) }))));
