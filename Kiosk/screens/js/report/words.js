import { element } from "../dom.js";
import { say, t } from "../messages.js";
import { whole } from "../words.js";

/** A number as the language writes it. */
export const number = (value) => () => whole(value);

/** A mean or longest time; a dash where there was nothing to measure. */
export const minutes = (value) => () => {
  if (value === undefined || value === null) return t("report.none");
  const n = Math.round(value);
  return n < 1 ? t("report.belowMinute") : t("report.minutes", { n });
};

/** A row of a table: its head, then what its columns say, all phrases. */
export const row = (head, ...cells) => element("tr", {},
  say(element("th", { scope: "row" }), head), ...cells.map((cell) => say(element("td"), cell)));

const labelled = ([label, value]) => element("td", { role: "cell" },
  say(element("span", { className: "report-label", ariaHidden: "true" }), label), say(element("span"), value));

/**
 * A row that stands as a list on a narrow screen: each cell has its column's name with it. The roles keep it a table
 * for a screen reader, since a browser takes a table that is laid out otherwise for none.
 */
export const foldingRow = (head, cells) => element("tr", { role: "row" },
  say(element("th", { scope: "row", role: "rowheader" }), head), ...cells.map(labelled));

/** A few figures, the number large and its name below it. */
export const figures = (entries) => entries.map(([label, value]) => element("div", {},
  say(element("dt"), `report.total.${label}`),
  say(element("dd", { "data-testid": `total-${label}` }), number(value))));
