/**
 * Sheets of labels on A4 as their makers cut them: so many columns and rows of labels of a size, the first with its
 * corner so far from the paper's, and so far apart. All in millimetres.
 */
export const layouts = [
  { id: "3x8", columns: 3, rows: 8, width: 70, height: 37, left: 0, top: 0.5, across: 0, down: 0 },
  { id: "3x9", columns: 3, rows: 9, width: 70, height: 32, left: 0, top: 4.5, across: 0, down: 0 },
  { id: "3x7", columns: 3, rows: 7, width: 63.5, height: 38.1, left: 7.2, top: 15.15, across: 2.55, down: 0 },
  { id: "4x10", columns: 4, rows: 10, width: 52.5, height: 29.7, left: 0, top: 0, across: 0, down: 0 },
  { id: "5x13", columns: 5, rows: 13, width: 38.1, height: 21.2, left: 4.75, top: 10.7, across: 2.5, down: 0 },
];

/** How many labels a sheet has. */
export const capacity = ({ columns, rows }) => columns * rows;

/** The labels page by page, those of the first sheet that were used before left empty. */
export function pagesOf(items, layout, start) {
  const places = [...Array(start - 1).fill(null), ...items];
  const size = capacity(layout);
  return Array.from({ length: Math.ceil(places.length / size) }, (_, page) =>
    places.slice(page * size, (page + 1) * size));
}

/** Where a place on a sheet lies. */
export const placeOf = ({ columns, width, height, left, top, across, down }, index) => ({
  left: left + (index % columns) * (width + across),
  top: top + Math.floor(index / columns) * (height + down),
});
