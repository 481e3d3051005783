import { Away, Problem, get } from "../api.js";
import { byTest, element } from "../dom.js";
import { clearErrors, showProblem } from "../errors.js";
import { csvLink } from "../list/csv-link.js";
import { daysFrom, officeDay, onNewDay } from "../list/office-day.js";
import { say } from "../messages.js";
import { number, row } from "../report/words.js";
import { dateIn } from "../words.js";

const acts = ["loans", "returns", "extensions", "holds", "registered"];
const stands = ["out", "overdue"];

const figures = (names, day) => names.map((name) => element("div", {},
  say(element("dt"), `circulation.total.${name}`),
  say(element("dd", { "data-testid": `total-${name}` }), number(day[name]))));

const none = () => say(element("td"), "circulation.nothing");

const rows = (counts) => counts.length
  ? counts.map(({ label, count }) => row(label, number(count))) : [element("tr", {}, none())];

/** What one day was like in figures; those of today follow what happens. */
export class Day {
  #root;
  #zone;
  #picker;
  #asked = new AbortController();

  constructor(root, zone) {
    this.#root = root;
    this.#zone = zone;
    this.#picker = byTest("date", root);
    this.#picker.addEventListener("change", () => this.#turnTo(this.#picker.value));
    byTest("before", root).addEventListener("click", () => this.#turnTo(this.#neighbour(-1)));
    byTest("after", root).addEventListener("click", () => this.#turnTo(this.#neighbour(1)));
    onNewDay(zone, (today, yesterday) => {
      this.#picker.max = today;
      if (this.#picker.value === yesterday) this.#turnTo(today);
    });
    csvLink(byTest("day-csv", root), () => `/api/library/days/${this.#picker.value}.csv`, () => new URLSearchParams());
  }

  begin() { return this.#turnTo(this.#picker.value); }

  /** The figures as they are now. */
  async again() {
    this.#asked.abort();
    const { signal } = this.#asked = new AbortController();
    const summary = byTest("day-errors", this.#root);
    try {
      const day = await get(`/api/library/days/${this.#picker.value}`, signal);
      if (!summary.hidden) clearErrors(summary, this.#root);
      this.#show(day);
    } catch (problem) {
      if (signal.aborted || problem instanceof Away) return;
      if (!(problem instanceof Problem)) throw problem;
      showProblem(summary, this.#root, problem);
    }
  }

  get #today() { return officeDay(this.#zone); }

  #neighbour(days) { return daysFrom(this.#picker.value, days); }

  #turnTo(date) {
    this.#picker.max = this.#today;
    this.#picker.value = date && date < this.#today ? date : this.#today;
    const after = byTest("after", this.#root);
    if (this.#picker.value === this.#today && after === document.activeElement) this.#picker.focus();
    after.disabled = this.#picker.value === this.#today;
    return this.again();
  }

  #show(day) {
    say(byTest("date-words", this.#root), () => dateIn("UTC", `${day.date}T12:00Z`));
    byTest("figures", this.#root).replaceChildren(...figures(acts, day));
    byTest("now", this.#root).replaceChildren(...figures(stands, day));
    byTest("by-type", this.#root).replaceChildren(...rows(day.borrowers));
    byTest("by-class", this.#root).replaceChildren(...rows(day.classes));
  }
}
