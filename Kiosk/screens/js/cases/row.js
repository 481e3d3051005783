import { element } from "../dom.js";
import { officeDay } from "../list/office-day.js";
import { say, t } from "../messages.js";
import { standardOf, titleOf } from "../standards.js";
import { sayState } from "../today/states.js";
import { dayInWords, timeIn } from "../words.js";
import { clockOf } from "./clock.js";
import { nameOf, tierOf } from "./words.js";

const cell = (className, ...children) => element("td", { className }, ...children);

/** Makes the rows of the officers' list; `open(ticket)` when one is chosen. */
export const caseRow = ({ zone, officers }, open) => () => {
  let ticket;
  const key = element("button", { className: "list-key", type: "button" });
  const received = element("span", { className: "list-second" });
  const [name, subject] = [element("strong"), element("span", { className: "list-second" })];
  const [service, officer] = [cell("list-wide"), cell("list-widest")];
  const [clock, state] = [element("span", { className: "state case-due" }), element("span", { className: "state" })];
  const tier = element("span", { className: "list-second" });
  const silent = element("span", { className: "list-second" });
  const node = element("tr", {}, element("th", { scope: "row" }, key, received), cell("list-words", name, subject),
    service, cell("", clock), cell("list-middle", state, tier, silent), officer);
  node.addEventListener("click", () => open(ticket));

  const came = () => {
    const day = officeDay(zone, Date.parse(ticket.receivedAt));
    return day === officeDay(zone) ? timeIn(zone, ticket.receivedAt) : dayInWords(day);
  };

  const show = (shown) => {
    ticket = shown;
    key.dataset.testid = `ticket-${ticket.number}`;
    key.textContent = ticket.number;
    say(received, came);
    say(name, () => ticket.visitor?.name ?? t("today.unknownVisitor"));
    say(subject, () => [ticket.restricted && t("casework.restricted"), t(`channel.${ticket.channel}`), ticket.subject]
      .filter(Boolean).join(" · "));
    say(service, () => titleOf(ticket.standard));
    clock.dataset.tone = clockOf(ticket, zone).tone;
    say(clock, () => clockOf(ticket, zone).text);
    sayState(state, ticket);
    say(tier, () => ticket.tier > 1 ? tierOf(ticket, standardOf(ticket.standard)) : "");
    say(silent, ticket.progressDue ? "casework.silent" : "");
    say(officer, () => ticket.assignee ? nameOf(ticket.assignee, officers) : t("casework.nobody"));
  };

  return { node, key, show };
};
