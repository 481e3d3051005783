import { element } from "../dom.js";
import { guarded } from "../guard.js";
import { officeDay } from "../list/office-day.js";
import { say, t } from "../messages.js";
import { dayInWords, timeIn } from "../words.js";

const leaveKey = "p";
const cell = (className, ...children) => element("td", { className }, ...children);

/** Makes the rows of the guest book; `open(visit)` when one is chosen, `leave(visit)` when its guests go. */
export const guestRow = (zone, { open, leave }) => () => {
  let visit;
  const key = element("button", { className: "list-key", type: "button" });
  const arrived = element("span", { className: "list-second" });
  const [name, organisation] = [element("strong"), element("span", { className: "list-second" })];
  const narrow = element("span", { className: "list-narrow" });
  const [host, purpose] = [element("span"), element("span", { className: "list-second" })];
  const [people, tickets] = [cell("list-middle list-figure"), cell("list-wide")];
  const state = element("span", { className: "state" }, element("span"));
  const button = element("button", { className: "button button-small", type: "button" },
    say(element("span"), "guests.leave"), " ", element("kbd", {}, leaveKey.toUpperCase()));
  const node = element("tr", {}, element("th", { scope: "row" }, key, arrived),
    cell("list-words", name, organisation, narrow), cell("list-middle list-words", host, purpose), people, tickets,
    cell("list-end", state, button));

  const letGo = guarded(button, () => leave(visit));
  button.addEventListener("click", (event) => {
    event.stopPropagation();
    letGo();
  });
  node.addEventListener("click", () => open(visit));
  node.addEventListener("keydown", ({ key: pressed, ctrlKey, altKey, metaKey }) => {
    if (ctrlKey || altKey || metaKey || visit.leftAt) return;
    if (pressed.toLowerCase() === leaveKey) letGo();
  });

  const cameAt = () => {
    const time = timeIn(zone, visit.arrivedAt);
    return isOfToday() ? time : t("list.moment", { day: dayInWords(visit.officeDate), time });
  };
  const isOfToday = () => visit.officeDate === officeDay(zone);
  const stands = () => visit.leftAt ? t("guests.leftAt", { time: timeIn(zone, visit.leftAt) }) : t("guests.notLeft");

  const show = (shown) => {
    visit = shown;
    key.dataset.testid = `guest-${visit.number}`;
    key.textContent = visit.number;
    say(key, () => `${t("guests.correct", { n: visit.number })}, ${visit.visitor.name}`, {}, "ariaLabel");
    say(arrived, cameAt);
    name.textContent = visit.visitor.name;
    organisation.textContent = visit.visitor.organisation ?? "";
    host.textContent = visit.host ?? "";
    purpose.textContent = visit.purpose ?? "";
    narrow.textContent = [visit.host, visit.purpose].filter(Boolean).join(" · ");
    people.textContent = visit.people;
    tickets.textContent = visit.tickets.join(", ");
    state.hidden = !visit.leftAt && isOfToday();
    state.dataset.tone = visit.leftAt ? "gone" : "warn";
    say(state.firstChild, stands);
    button.hidden = Boolean(visit.leftAt);
    button.dataset.testid = `leave-${visit.number}`;
    say(button, "guests.leaveOf", { name: visit.visitor.name }, "ariaLabel");
  };

  return { node, key, show };
};
