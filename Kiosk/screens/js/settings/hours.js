import { element } from "../dom.js";
import { member, panel, rowsChanged, small } from "./parts.js";
import { Season } from "./season.js";
import { Week } from "./week.js";

const usual = ["07:30-12:00", "13:00-16:00"];
const usualWeek = { monday: usual, tuesday: usual, wednesday: usual, thursday: usual,
  friday: ["07:30-11:30", "13:00-16:30"] };

/** When the office is open: whenever one of its services is, or by hours of its own with their exceptions. */
export class HoursPart {
  #own = member({ pointer: "/office/hours/own", type: "checkbox", label: "setting.ownHours",
    hint: "setting.ownHoursHint" });
  #list = element("div", { className: "setting-items", "data-member": "overrides" });
  #body = element("div", { className: "stack" });
  #week;
  #seasons = [];
  #add = small("add-season", "setting.addSeason", () => this.#begin());

  constructor() {
    this.#switch.addEventListener("change", () => this.#show());
    this.node = panel("hours", { "data-member": "hours" }, this.#own, this.#body);
  }

  get #switch() { return this.#own.querySelector("input"); }

  fill({ office }) {
    const { hours } = office ?? { hours: { weekly: usualWeek } };
    this.#switch.checked = Boolean(hours);
    this.#week = new Week("/office/hours/weekly", hours?.weekly ?? usualWeek);
    this.#seasons = (hours?.overrides ?? []).map((override) => new Season(override, (gone) => this.#end(gone)));
    this.#list.replaceChildren(...this.#seasons.map(({ node }) => node));
    this.#body.replaceChildren(this.#week.node, this.#list, this.#add);
    this.#show();
  }

  #show() { this.#body.hidden = !this.#switch.checked; }

  #begin() {
    const season = new Season({ weekly: this.#week.value }, (gone) => this.#end(gone));
    this.#seasons.push(season);
    this.#list.append(season.node);
    rowsChanged(this.#list);
    season.node.querySelector("input").focus();
  }

  #end(gone) {
    this.#seasons = this.#seasons.filter((season) => season !== gone);
    gone.node.remove();
    rowsChanged(this.#list);
    this.#add.focus();
  }

  get demands() { return this.#switch.checked ? this.#seasons.flatMap(({ demands }) => demands) : []; }

  /** Undefined where the services' own hours hold. */
  get value() {
    if (!this.#switch.checked) return undefined;
    const overrides = this.#seasons.map(({ value }) => value);
    return { weekly: this.#week.value, ...(overrides.length && { overrides }) };
  }
}
