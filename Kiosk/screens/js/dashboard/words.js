import { element } from "../dom.js";
import { locale, say, t } from "../messages.js";
import { whole } from "../words.js";

/** Minutes in words; a dash where there was nothing to measure. */
export const minutes = (value) => value === undefined ? "–"
  : value < 1 ? t("dashboard.belowMinute") : t("dashboard.minutes", { n: whole(value) });

/** A share of a whole in per cent. */
export const share = (part, all) =>
  new Intl.NumberFormat(locale(), { style: "percent", maximumFractionDigits: 0 }).format(all ? part / all : 0);

/** A row of a chart: its name, its value in words, its bar. */
export const chartRow = (name, value, bar) => element("li", {},
  element("div", { className: "chart-row-head" },
    say(element("span", { className: "chart-row-name" }), name),
    say(element("span", { className: "chart-row-value" }), value)),
  ...(bar ? [bar] : []));

/** Rows of a chart, or the word that there is nothing. */
export const chartRows = (rows) => rows.length ? element("ul", { className: "chart-rows" }, ...rows) : nothing();

/** That there is nothing to show. */
export const nothing = () => say(element("p", { className: "dashboard-none" }), "dashboard.none");
