import { shape } from "./shape.js";

const height = 20;

/** A bar of parts `{value, look}` one after the other, of a whole that may be larger; what it says stands beside it. */
export function bar(parts, whole) {
  let from = 0;
  const pieces = parts.filter(({ value }) => value > 0).map(({ value, look }) => {
    const piece = shape("rect", { class: look, x: `${(from / whole) * 100}%`, y: 0,
      width: `${(value / whole) * 100}%`, height });
    from += value;
    return piece;
  });
  return shape("svg", { class: "chart", width: "100%", height, "aria-hidden": "true" }, ...pieces);
}

/** A span of time: filled to its middle, striped to where nine in ten end, of the longest that is shown. */
export const spanBar = (middle, end, longest) => bar([
  { value: Math.max(middle, longest / 200), look: "chart-full" },
  { value: end - middle, look: "chart-striped" },
], longest);
