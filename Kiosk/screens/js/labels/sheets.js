import { element } from "../dom.js";
import { say } from "../messages.js";
import { barcode } from "./barcode.js";
import { pagesOf, placeOf } from "./layouts.js";

const margin = 2.5;

/** The room for a label's bars, beside its margins. */
export const roomOf = ({ width }) => width - 2 * margin;

function label(item, layout, index, library) {
  const { left, top } = placeOf(layout, index);
  const node = element("div", { className: "label" });
  Object.assign(node.style, { insetInlineStart: `${left}mm`, insetBlockStart: `${top}mm`,
    inlineSize: `${layout.width}mm`, blockSize: `${layout.height}mm`, padding: `${margin}mm` });
  if (!item) return node;
  node.dataset.testid = `label-${item.inventoryNumber}`;
  // Bars as high as the lines around them leave room for.
  const height = Math.max(6, layout.height - 2 * margin - (layout.height > 25 ? 16.5 : 11));
  node.append(
    ...layout.height > 25 ? [element("span", {}, library)] : [],
    ...item.bars ? [barcode(item.bars, roomOf(layout), height)] : [],
    element("span", { className: "label-number" }, item.inventoryNumber),
    element("span", { className: "label-call" }, item.callNumber ?? ""),
    element("span", {}, item.title));
  return node;
}

/** The sheets as they come out of the printer, one A4 page each. */
export const sheets = (items, layout, start, library) => pagesOf(items, layout, start).map((page, place) =>
  say(element("div", { className: "label-sheet", role: "img" }, ...page.map((item, index) =>
    label(item, layout, index, library))), "labels.sheet", { n: place + 1 }, "ariaLabel"));
