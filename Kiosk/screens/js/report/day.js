import { byTest } from "../dom.js";
import { localized, say, t } from "../messages.js";
import { hourRows } from "./hours.js";
import { figures, foldingRow, minutes, number, row } from "./words.js";

const shownTotals = ["issued", "served", "noShow", "waiting", "inService", "open", "cancelled", "voided"];
const shownGuests = ["visits", "people", "stillIn"];
const spoken = (frame) => frame.replaceAll(":", ".").replace("-", "–");

const body = (name) => byTest(name).querySelector("tbody");

const serviceRow = ({ letter, title, issued, served, noShow, waiting, ...times }) =>
  foldingRow(() => `${letter} · ${localized(title)}`, [
    ["report.issued", number(issued)],
    ["report.served", number(served)],
    ["report.noShow", number(noShow)],
    ["report.waiting", number(waiting)],
    ["report.meanWait", minutes(times.meanWaitMinutes)],
    ["report.longestWait", minutes(times.longestWaitMinutes)],
    ["report.meanService", minutes(times.meanServiceMinutes)],
  ]);

function showServices(services) {
  const used = services.filter(({ issued }) => issued > 0);
  const unused = services.filter(({ issued }) => issued === 0);
  body("services").replaceChildren(...used.map(serviceRow));
  byTest("services").querySelector("table").hidden = !used.length;
  byTest("unused").hidden = !unused.length;
  const titles = () => unused.map(({ letter, title }) => `${letter} · ${localized(title)}`).join(", ");
  say(byTest("unused"), used.length ? () => t("report.unused", { titles: titles() }) : "report.nothing");
}

/** Shows one day's report in the page. */
export function showDay(report) {
  const { frames } = report.hours;
  say(byTest("title"), "report.of", { office: report.office });
  say(byTest("hours-words"), frames.length
    ? () => t("report.hours", { frames: frames.map(spoken).join(", ") }) : "report.closed");
  byTest("totals").replaceChildren(...figures(shownTotals.map((name) => [name, report.totals[name]])));
  showServices(report.services);
  const hours = hourRows(report);
  body("by-hour").replaceChildren(...hours);
  byTest("by-hour").hidden = !hours.length;
  body("counters").replaceChildren(...report.counters.map(({ name, served, meanServiceMinutes }) =>
    row(() => name, number(served), minutes(meanServiceMinutes))));
  byTest("guests").replaceChildren(...figures(shownGuests.map((name) => [name, report.guests[name]])));
}
