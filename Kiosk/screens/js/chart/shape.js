const space = "http://www.w3.org/2000/svg";

/** An SVG element with attributes and children. */
export function shape(tag, attributes = {}, ...children) {
  const node = document.createElementNS(space, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

const stripes = () => shape("pattern", { id: "chart-stripes", width: 7, height: 7, patternUnits: "userSpaceOnUse",
  patternTransform: "rotate(45)" }, shape("rect", { class: "chart-ink", width: 3.5, height: 7 }));

const dots = () => shape("pattern", { id: "chart-dots", width: 6, height: 6, patternUnits: "userSpaceOnUse" },
  shape("circle", { class: "chart-ink", cx: 3, cy: 3, r: 1.25 }));

/** The patterns by which charts tell things apart without colour; once a page. */
export function placePatterns() {
  document.body.append(shape("svg", { class: "chart-patterns", width: 0, height: 0, "aria-hidden": "true" },
    shape("defs", {}, stripes(), dots())));
}

/** How the parts of a chart look, in their order: filled, striped, dotted. */
export const looks = ["chart-full", "chart-striped", "chart-dotted"];
