import { Problem } from "../api.js";
import { byTest, element } from "../dom.js";
import { clearErrors, showProblem } from "../errors.js";
import { csvLink } from "../list/csv-link.js";
import { daysBetween, daysFrom, officeDay, onNewDay } from "../list/office-day.js";
import { Paging } from "../list/paging.js";
import { say, t } from "../messages.js";
import { dayInWords } from "../words.js";

const soon = 3;
const line = (text) => element("span", { className: "list-second" }, text ?? "");

/** How late a loan is, or how soon it is due. */
function lateness(dueDate, today) {
  const late = daysBetween(dueDate, today);
  if (late > 0) return t("circulation.late", { n: late });
  return late === 0 ? t("circulation.dueToday") : t("circulation.left", { n: -late });
}

function row({ loan, member }, zone) {
  const today = officeDay(zone);
  const isLate = loan.dueDate < today;
  const when = say(element("span", { className: isLate ? "list-alarm" : "list-second" }),
    () => lateness(loan.dueDate, today));
  const catalogue = `/catalogue.html?${new URLSearchParams({ q: loan.inventoryNumber })}`;
  // The number stays behind the hash, so that no server and no log hears of it.
  const reader = element("a", { href: `/members.html#${new URLSearchParams({ nip: member.nip })}` }, member.name);
  const lent = say(element("td", { className: "list-wide list-short" }),
    () => dayInWords(officeDay(zone, new Date(loan.lentAt))));
  return element("tr", { "data-testid": `loan-${loan.inventoryNumber}` },
    element("th", { scope: "row", className: "list-short" },
      say(element("span"), () => dayInWords(loan.dueDate)), when),
    element("td", { className: "list-words" }, element("a", { href: catalogue }, loan.title),
      line(loan.inventoryNumber)),
    element("td", { className: "list-words" }, reader,
      line([member.nip, member.unit].filter(Boolean).join(" · "))),
    element("td", { className: "list-middle list-words" },
      element("span", { className: "list-short" }, member.phone ?? ""), line(member.email)), lent);
}

/** What is out: what is late, what is due soon, or all of it. */
export class LoanList {
  #root;
  #zone;
  #list;

  constructor(root, zone) {
    this.#root = root;
    this.#zone = zone;
    const summary = byTest("loans-errors", root);
    this.#list = new Paging("/api/loans", {
      query: () => this.#query(),
      refused: (problem) => {
        if (!(problem instanceof Problem)) throw problem;
        showProblem(summary, root, problem);
      },
      show: (loans, hasMore) => {
        if (!summary.hidden) clearErrors(summary, root);
        this.#show(loans, hasMore);
      },
    });
    byTest("due-filter", root).addEventListener("change", () => this.begin());
    byTest("loans-more", root).addEventListener("click", () => this.#list.more());
    csvLink(byTest("loans-csv", root), "/api/loans.csv", () => this.#query());
    onNewDay(zone, () => this.again());
  }

  begin() { return this.#list.begin(); }

  again() { return this.#list.again(); }

  get #due() { return byTest("due-filter", this.#root).elements.due.value; }

  #query() {
    const today = officeDay(this.#zone);
    const asked = { overdue: { overdue: "true" }, soon: { dueFrom: today, dueTo: daysFrom(today, soon) }, all: {} };
    return new URLSearchParams(asked[this.#due]);
  }

  #show(loans, hasMore) {
    say(byTest("loans-title", this.#root), `circulation.loans.${this.#due}`);
    byTest("loans-rows", this.#root).replaceChildren(...loans.map((one) => row(one, this.#zone)));
    byTest("loans-more", this.#root).hidden = !hasMore;
    byTest("loans-none", this.#root).hidden = loans.length > 0;
    say(byTest("loans-none", this.#root), `circulation.noLoans.${this.#due}`);
    say(byTest("loans-count", this.#root), hasMore ? "circulation.loansMore" : "circulation.loansCount",
      { n: loans.length });
  }
}
