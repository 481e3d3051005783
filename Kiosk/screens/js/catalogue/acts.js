import { t } from "../messages.js";
import { uuid7 } from "../uuid7.js";
import { copyFields, eventFields, holdFields, titleFields } from "./fields.js";

const lines = (text = "") => text.split("\n").map((line) => line.trim()).filter(Boolean);
const whole = { "/authors": lines, "/subjects": lines, "/year": Number };

function body(given) {
  return Object.fromEntries([...given].map(([pointer, value]) => [pointer.slice(1), whole[pointer]?.(value) ?? value]));
}

const needYear = { field: "/year", message: () => t("catalogue.needYear") };

const titleAct = (rest) => ({
  fields: titleFields(),
  demands: [["title"]],
  errors: (given) => /^\d*$/.test(given.get("/year") ?? "") ? [] : [needYear],
  ...rest,
});

const pathOf = (number, ...rest) => ["/api/items", encodeURIComponent(number), ...rest].join("/");

/** A title that the catalogue has not yet. */
export function newTitle() {
  const path = `/api/titles/${uuid7()}`;
  return titleAct({ name: "addTitle", request: (given) => [path, { ...body(given), expect: 0 }] });
}

/** A title that is put right; `record` is what is recorded, `of` what a newer answer has of it. */
export const correctTitle = (title) => titleAct({
  name: "correct",
  record: title,
  of: (newer) => newer,
  request: (given, { version }) => [`/api/titles/${title.id}`, { ...body(given), expect: version }],
});

/** Another copy of a title; it mostly stands beside the last one. */
export const newCopy = ({ id, items }) => ({
  name: "addCopy",
  record: { location: items.at(-1)?.location, shelf: items.at(-1)?.shelf },
  fields: copyFields(),
  demands: [["inventoryNumber"]],
  taken: ({ title }) => ({ field: "/inventoryNumber", message: () => t("catalogue.taken", { title }) }),
  request: (given) => {
    const { inventoryNumber, ...rest } = body(given);
    return [pathOf(inventoryNumber), { ...rest, title: id, expect: 0 }];
  },
});

/** A copy that is put right. */
export const correctCopy = ({ id }, copy) => ({
  name: "correctCopy",
  values: { number: copy.inventoryNumber },
  record: copy,
  fields: copyFields(copy),
  of: ({ items }) => items.find(({ inventoryNumber }) => inventoryNumber === copy.inventoryNumber),
  request: (given, { version }) => [pathOf(copy.inventoryNumber), { ...body(given), title: id, expect: version }],
});

/** What befell a copy: `lost`, `damaged` or `found`. */
export const befell = (type, { inventoryNumber }) => ({
  name: type,
  values: { number: inventoryNumber },
  fields: eventFields(),
  request: (given, _, id) => [pathOf(inventoryNumber, "events", id), { type, ...body(given) }],
});

/** A member reserves a title. */
export const hold = ({ id: title }) => ({
  name: "hold",
  fields: holdFields(),
  demands: [["nip"]],
  request: (given, _, id) => [`/api/holds/${id}`, { title, ...body(given) }],
});
