import { bar, spanBar } from "../chart/bar.js";
import { legend } from "../chart/legend.js";
import { localized, t } from "../messages.js";
import { whole } from "../words.js";
import { chartRow, chartRows, minutes, nothing, share } from "./words.js";

const [full, striped, dotted] = ["chart-full", "chart-striped", "chart-dotted"];
const sum = (values) => values.reduce((all, value) => all + value, 0);
const titled = ({ letter, title }) => () => `${letter} · ${localized(title)}`;

/** Waiting and service times by service: the median, and what nine in ten did not exceed. */
export function showTimes(room, { standards, waiting, service }) {
  const lines = [
    { name: "dashboard.waitAll", ...waiting }, { name: "dashboard.serviceAll", ...service },
    ...standards.flatMap((line) => [
      { name: () => t("dashboard.waitOf", { title: titled(line)() }), ...line.waiting },
      { name: () => t("dashboard.serviceOf", { title: titled(line)() }), ...line.service },
    ]),
  ].filter(({ count }) => count > 0);
  if (!lines.length) return room.replaceChildren(nothing());
  const longest = Math.max(...lines.map(({ p90Minutes }) => p90Minutes), 1);
  const rows = lines.map(({ name, count, medianMinutes, p90Minutes }) => chartRow(name,
    () => t("dashboard.time", { median: minutes(medianMinutes), p90: minutes(p90Minutes), n: whole(count) }),
    spanBar(medianMinutes, p90Minutes, longest)));
  return room.replaceChildren(
    legend([[full, "dashboard.median"], [striped, "dashboard.p90"]]), chartRows(rows));
}

/** The promises of each service: how many were kept. */
export function showPromises(room, promises) {
  if (!promises.length) return room.replaceChildren(nothing());
  const rows = promises.map(({ letter, label, kept, missed }) => chartRow(() => `${letter} · ${localized(label)}`,
    () => t("dashboard.keptOf", { kept: whole(kept), all: whole(kept + missed), share: share(kept, kept + missed) }),
    bar([{ value: kept, look: full }, { value: missed, look: striped }], kept + missed)));
  return room.replaceChildren(
    legend([[full, "dashboard.kept"], [striped, "dashboard.missed"]]), chartRows(rows));
}

const ageWords = ({ fromDays, toDays }) => () => toDays === undefined
  ? t("dashboard.ageOver", { days: fromDays - 1 }) : t("dashboard.age", { from: fromDays, to: toDays });

/** What is open now, by age. */
export function showOpen(room, open) {
  const most = Math.max(...open.map(({ atOffice, atVisitor }) => atOffice + atVisitor));
  if (!most) return room.replaceChildren(nothing());
  const rows = open.map((line) => chartRow(ageWords(line),
    () => t("dashboard.openOf", { office: whole(line.atOffice), visitor: whole(line.atVisitor),
      overdue: whole(line.overdue) }),
    bar([{ value: line.atOffice, look: full }, { value: line.atVisitor, look: striped }], most)));
  return room.replaceChildren(
    legend([[full, "dashboard.atOffice"], [striped, "dashboard.atVisitor"]]), chartRows(rows));
}

/** Each officer's load. */
export function showOfficers(room, officers) {
  const most = Math.max(...officers.flatMap(({ open, finished }) => open + finished), 1);
  const rows = officers.map(({ name, open, overdue, finished }) => chartRow(
    name ? () => name : "dashboard.unassigned",
    () => t("dashboard.load", { open: whole(open), overdue: whole(overdue), finished: whole(finished) }),
    bar([{ value: open, look: full }, { value: finished, look: dotted }], most)));
  if (!rows.length) return room.replaceChildren(nothing());
  return room.replaceChildren(
    legend([[full, "dashboard.openNow"], [dotted, "dashboard.figure.finished"]]), chartRows(rows));
}

const ratingLooks = { positive: full, neutral: dotted, negative: striped };

/** What visitors said. */
export function showRatings(room, ratings) {
  const all = sum(Object.values(ratings));
  if (!all) return room.replaceChildren(nothing());
  const rows = Object.entries(ratingLooks).map(([name, look]) => chartRow(() => t(`dashboard.rating.${name}`),
    () => `${whole(ratings[name])} · ${share(ratings[name], all)}`, bar([{ value: ratings[name], look }], all)));
  return room.replaceChildren(chartRows(rows));
}

/** How visitors came. */
export function showChannels(room, channels) {
  const all = sum(channels.map(({ issued }) => issued));
  room.replaceChildren(chartRows(channels.map(({ channel, issued }) => chartRow(() => t(`channel.${channel}`),
    () => `${whole(issued)} · ${share(issued, all)}`, bar([{ value: issued, look: full }], all)))));
}
