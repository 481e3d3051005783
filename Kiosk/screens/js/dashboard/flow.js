import { columns } from "../chart/columns.js";
import { legend } from "../chart/legend.js";
import { looks } from "../chart/shape.js";
import { element } from "../dom.js";
import { locale, say, t } from "../messages.js";
import { whole } from "../words.js";
import { nothing } from "./words.js";

const clock = ({ hour }) => `${String(hour % 24).padStart(2, "0")}.00`;

function stepName({ period }) {
  const style = period.length > 7 ? { day: "numeric", month: "short" } : { month: "short", year: "2-digit" };
  const time = new Date(`${period.padEnd(8, "-").padEnd(10, "01").slice(0, 10)}T12:00Z`);
  return new Intl.DateTimeFormat(locale(), { timeZone: "UTC", ...style }).format(time);
}

/** The same numbers as a table, for whoever reads them one by one; open where it was before. */
function table(items, name, figures, open) {
  const head = ["dashboard.when", ...figures.map((figure) => `dashboard.figure.${figure}`)];
  return element("details", { className: "chart-numbers", open }, say(element("summary"), "dashboard.numbers"),
    element("table", { className: "report-table" },
      element("thead", {}, element("tr", {}, ...head.map((key) => say(element("th", { scope: "col" }), key)))),
      element("tbody", {}, ...items.map((item) => element("tr", {},
        say(element("th", { scope: "row" }), () => name(item)),
        ...figures.map((figure) => say(element("td"), () => whole(item[figure]))))))));
}

function chart(items, name, figures) {
  const spoken = (item) => `${name(item)}: `
    + figures.map((figure) => `${t(`dashboard.figure.${figure}`)} ${whole(item[figure])}`).join(", ");
  return columns({
    names: items.map(name),
    series: figures.map((figure, place) => ({ look: looks[place], values: items.map((item) => item[figure]) })),
    words: items.map(spoken).join("; "),
    number: whole,
  });
}

function show(room, items, name, figures) {
  if (!items.some((item) => figures.some((figure) => item[figure] > 0))) return room.replaceChildren(nothing());
  const isOpen = room.querySelector("details")?.open ?? false;
  const keys = figures.map((figure, place) => [looks[place], `dashboard.figure.${figure}`]);
  return room.replaceChildren(legend(keys), chart(items, name, figures), table(items, name, figures, isOpen));
}

/** The hours of the day as columns. */
export const showHours = (room, hours) => show(room, hours, clock, ["issued", "called", "finished"]);

/** The days, or the months, of the period as columns. */
export const showSteps = (room, steps) => show(room, steps, stepName, ["issued", "finished"]);
