import { byTest, element } from "../dom.js";
import { say, t } from "../messages.js";
import { number } from "../report/words.js";
import { momentIn } from "../words.js";
import { doubtful } from "./findings.js";

const figure = (name, value) => element("div", {},
  say(element("dt"), `stocktake.count.${name}`),
  say(element("dd", { "data-testid": `count-${name}` }), number(value)));

function place({ shelf, foundAt }) {
  if (foundAt && foundAt !== shelf) return t("stocktake.foundAt", { shelf: shelf ?? "–", foundAt });
  return shelf ?? "–";
}

function row(line) {
  const catalogue = `/catalogue.html?${new URLSearchParams({ q: line.number })}`;
  const name = line.title ? element("a", { href: catalogue }, line.number) : line.number;
  return element("tr", {},
    element("th", { scope: "row", className: "list-words" }, name,
      element("span", { className: "list-second" }, line.title ?? "")),
    say(element("td", { className: "list-words" }), () => place(line)),
    say(element("td", { className: "list-middle" }), line.status ? `itemStatus.${line.status}` : ""));
}

/** On paper every finding stands below the other, since there is nothing to choose there. */
const onPaper = (report) => doubtful.filter((name) => report[name].length).map((name) => element("div", {},
  say(element("h3"), () => t("stocktake.kind", { kind: t(`stocktake.count.${name}`), n: report.counts[name] })),
  element("table", { className: "report-table" }, element("tbody", {}, ...report[name].map(row)))));

/** A stock-take's figures, and the copies that somebody has to look into. */
export class Report {
  #zone;
  #kinds = byTest("finding-kinds");
  #report;

  constructor(zone) {
    this.#zone = zone;
    this.#kinds.append(...doubtful.map((name, place) => element("label", { className: "segment" },
      element("input", { type: "radio", name: "finding", value: name, checked: place === 0,
        "data-testid": `kind-${name}` }), element("span", { "data-kind": name }))));
    byTest("finding-filter").addEventListener("change", () => this.#showLines());
  }

  show(report) {
    this.#report = report;
    const { name, location, startedAt, finishedAt, scanned, present, counts } = report;
    say(byTest("take-title"), () => t("stocktake.titleOf", { name, location: location ?? t("stocktake.everywhere") }));
    say(byTest("take-when"), () => t(finishedAt ? "stocktake.from" : "stocktake.since", {
      start: momentIn(this.#zone, startedAt), end: finishedAt ? momentIn(this.#zone, finishedAt) : "" }));
    byTest("counts").replaceChildren(figure("scanned", scanned), figure("present", present),
      ...doubtful.map((kind) => figure(kind, counts[kind])));
    for (const kind of doubtful) {
      say(this.#kinds.querySelector(`[data-kind=${kind}]`),
        () => t("stocktake.kind", { kind: t(`stocktake.count.${kind}`), n: counts[kind] }));
    }
    this.#showLines();
    byTest("paper").replaceChildren(...onPaper(report));
  }

  #showLines() {
    const kind = byTest("finding-filter").elements.finding.value;
    const lines = this.#report[kind];
    byTest("lines").replaceChildren(...lines.map(row));
    byTest("lines-none").hidden = lines.length > 0;
    const rest = this.#report.counts[kind] - lines.length;
    byTest("lines-more").hidden = rest <= 0;
    say(byTest("lines-more"), "stocktake.linesMore", { n: rest });
  }
}
