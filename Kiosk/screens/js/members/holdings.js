import { byTest, element } from "../dom.js";
import { guarded } from "../guard.js";
import { loanInWords, readyInWords } from "../library/words.js";
import { officeDay } from "../list/office-day.js";
import { say, t } from "../messages.js";
import { dayInWords } from "../words.js";

const entry = (title, line, look = "field-hint") =>
  element("li", {}, element("strong", {}, title), say(element("span", { className: look }), line));

const loanNow = (loan) => entry(loan.title, () => loanInWords(loan), loan.overdue ? "list-alarm" : "field-hint");

const loanPast = ({ inventoryNumber, title, returnedAt, lateDays }, zone) => entry(title, () => [
  inventoryNumber, t("members.returned", { date: dayInWords(officeDay(zone, new Date(returnedAt))) }),
  lateDays ? t("library.late", { n: lateDays }) : "",
].filter(Boolean).join(" · "));

function hold(one, cancel) {
  const { id, title, state, position } = one;
  const line = entry(title, () => state === "ready" ? readyInWords(one) : t("members.inLine", { n: position }));
  if (!cancel) return line;
  const button = say(element("button", { className: "button button-plain", type: "button",
    "data-testid": "cancel-hold" }), "members.cancelHold");
  say(button, () => `${t("members.cancelHold")}: ${title}`, {}, "ariaLabel");
  button.addEventListener("click", guarded(button, () => cancel(id)));
  line.append(button);
  return line;
}

function fill(root, name, lines) {
  const section = byTest(name, root);
  section.hidden = lines.length === 0;
  section.querySelector("ul").replaceChildren(...lines);
}

/**
 * What a member has, waits for, and had, by the office's days; none without a member. `cancel(hold)` withdraws a hold,
 * left out for who may not.
 */
export function showHoldings(root, member, { zone, cancel }) {
  const { loans = [], holds = [], past = [] } = member ?? {};
  fill(root, "loans-now", loans.map(loanNow));
  fill(root, "holds", holds.map((one) => hold(one, cancel)));
  fill(root, "past", past.map((one) => loanPast(one, zone)));
}
