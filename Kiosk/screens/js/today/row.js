import { element } from "../dom.js";
import { officeDay } from "../list/office-day.js";
import { say, t } from "../messages.js";
import { titleOf } from "../standards.js";
import { dayInWords, timeIn } from "../words.js";
import { sayState } from "./states.js";

const cell = (className, ...children) => element("td", { className }, ...children);

/** Makes the rows of the day's list; `open(ticket)` when one is chosen. */
export const ticketRow = (zone, open) => () => {
  let ticket;
  const key = element("button", { className: "list-key", type: "button" });
  const moment = element("span", { className: "list-narrow" });
  const [name, subject] = [element("strong"), element("span", { className: "list-second" })];
  const looks = ["list-wide", "list-widest", "list-middle list-short", "list-middle list-figure"];
  const [service, channel, time, counter] = looks.map((look) => cell(look));
  const [state, first, overdue] = [
    element("span", { className: "state" }), element("span", { className: "list-second" }),
    say(element("span", { className: "list-alarm" }), "today.overdue"),
  ];
  const node = element("tr", {}, element("th", { scope: "row" }, key, moment), cell("list-words", name, subject),
    service, channel, time, counter, cell("", state, first, overdue));
  node.addEventListener("click", () => open(ticket));

  const issued = () => {
    const clock = timeIn(zone, ticket.issuedAt);
    const { officeDate } = ticket;
    return officeDate === officeDay(zone) ? clock : t("list.moment", { day: dayInWords(officeDate), time: clock });
  };

  const show = (shown) => {
    ticket = shown;
    key.dataset.testid = `ticket-${ticket.number}`;
    key.textContent = ticket.number;
    say(name, () => ticket.visitor?.name ?? t("today.unknownVisitor"));
    subject.textContent = ticket.subject ?? "";
    say(service, () => titleOf(ticket.standard));
    say(channel, () => t(`channel.${ticket.channel}`));
    for (const place of [time, moment]) say(place, issued);
    counter.textContent = ticket.counter ?? "";
    sayState(state, ticket);
    first.hidden = !ticket.priority;
    say(first, () => ticket.priority ? t(`priority.${ticket.priority}`) : "");
    overdue.hidden = !ticket.overdue;
  };

  return { node, key, show };
};
