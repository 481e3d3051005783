import { element } from "../dom.js";
import { say, t } from "../messages.js";
import { number } from "./words.js";

const clock = (hour) => `${String(hour % 24).padStart(2, "0")}.00`;
const startOf = (frame) => Number(frame.slice(0, 2));
// Hours that end at 16:00 have 15 for their last.
const endOf = (frame) => Math.ceil(Number(frame.slice(6, 8)) + Number(frame.slice(9, 11)) / 60) - 1;

/** Every hour from the first to the last of the service hours and of what happened, quiet ones too. */
function everyHour({ byHour, hours }) {
  if (!byHour.length) return [];
  const seen = byHour.map(({ hour }) => hour);
  const first = Math.min(...seen, ...hours.frames.map(startOf));
  const last = Math.max(...seen, ...hours.frames.map(endOf));
  return Array.from({ length: last - first + 1 }, (_, place) =>
    byHour.find(({ hour }) => hour === first + place) ?? { hour: first + place, issued: 0, called: 0 });
}

function bar(value, most, look) {
  const line = element("span", { className: `bar ${look}`, hidden: !value });
  line.style.inlineSize = `${(value / most) * 100}%`;
  return element("td", {}, element("span", { className: "bar-room" }, line, say(element("span"), number(value))));
}

/** The hours of the day as bars with their numbers: the table is the chart. */
export function hourRows(report) {
  const hours = everyHour(report);
  const most = Math.max(...hours.flatMap(({ issued, called }) => [issued, called]), 1);
  return hours.map(({ hour, issued, called }) => element("tr", {},
    say(element("th", { scope: "row" }), () => t("report.hourSpan", { from: clock(hour), to: clock(hour + 1) })),
    bar(issued, most, "bar-issued"), bar(called, most, "bar-called")));
}
