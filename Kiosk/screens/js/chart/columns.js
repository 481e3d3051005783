import { shape } from "./shape.js";

const height = 200;
const top = 18;
const bottom = 22;
const room = height - top - bottom;

/** A number at which an axis can end: 1, 2 or 5 times a power of ten. */
function roundedUp(most) {
  const power = 10 ** Math.floor(Math.log10(Math.max(most, 1)));
  return [1, 2, 5, 10].map((step) => step * power).find((end) => end >= most);
}

const line = (y, value, number) => [
  shape("line", { class: "chart-line", x1: "0%", x2: "100%", y1: y, y2: y }),
  shape("text", { x: 0, y: y - 4 }, number(value)),
];

/** At most a dozen names stand below the columns, and every other one of them only where there is room. */
function tick(name, index, slot) {
  const apart = Math.ceil(100 / slot / 12);
  if (index % apart) return [];
  const isBetween = (index / apart) % 2 === 1;
  return [shape("text", { class: `chart-name${isBetween ? " chart-name-between" : ""}`, x: `${(index + 0.5) * slot}%`,
    y: height - 6 }, name)];
}

function column({ value, look, number }, x, width, end) {
  const size = (value / end) * room;
  const bar = shape("rect", { class: look, x: `${x}%`, y: top + room - size, width: `${width}%`, height: size });
  if (!value) return [bar];
  const place = { class: "chart-value", x: `${x + width / 2}%`, y: top + room - size - 4 };
  return [bar, shape("text", place, number(value))];
}

/**
 * Columns side by side for each of some names. `series` are `{look, values}`; `words` says the whole chart to those who
 * hear it; `number` writes a number.
 */
export function columns({ names, series, words, number }) {
  const most = Math.max(...series.flatMap(({ values }) => values), 1);
  const end = roundedUp(most);
  const slot = 100 / names.length;
  const width = (slot * 0.8) / series.length;
  const bars = series.flatMap(({ look, values }, place) => values.flatMap((value, index) =>
    column({ value, look, number }, index * slot + slot * 0.1 + place * width, width, end)));
  const ticks = names.flatMap((name, index) => tick(name, index, slot));
  const crowded = names.length * series.length > 36;
  return shape("svg", { class: `chart chart-columns${crowded ? " chart-crowded" : ""}`, height, width: "100%",
    role: "img", "aria-label": words },
  ...line(top, end, number), ...line(top + room / 2, end / 2, number), ...bars,
  shape("line", { class: "chart-base", x1: "0%", x2: "100%", y1: top + room, y2: top + room }), ...ticks);
}
