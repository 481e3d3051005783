import { choices } from "../messages.js";

const kinds = ["book", "cd", "periodical"];
const byHand = ["available", "inTransit", "referenceOnly", "withdrawn"];
const bound = ["onLoan", "onHoldShelf"];

/** What is written down of a title. */
export const titleFields = () => [
  { pointer: "/title", label: "catalogue.field.title", type: "longText", rows: 2, span: "whole", maxLength: 500 },
  { pointer: "/authors", label: "catalogue.field.authors", hint: "catalogue.oneALine", type: "longText", rows: 2,
    span: "whole" },
  { pointer: "/publisher", label: "catalogue.field.publisher", span: "long", maxLength: 200 },
  { pointer: "/year", label: "catalogue.field.year", span: "short", inputMode: "numeric", maxLength: 4 },
  { pointer: "/kind", label: "catalogue.field.kind", type: "select", chosen: true, options: choices("titleKind", kinds),
    span: "short" },
  { pointer: "/isbn", label: "catalogue.field.isbn", span: "long", maxLength: 20, spellcheck: false },
  { pointer: "/classification", label: "catalogue.field.classification", span: "short", maxLength: 50 },
  { pointer: "/callNumber", label: "catalogue.field.callNumber", span: "long", maxLength: 100 },
  { pointer: "/subjects", label: "catalogue.field.subjects", hint: "catalogue.oneALine", type: "longText", rows: 2,
    span: "whole" },
];

const own = { pointer: "/inventoryNumber", label: "catalogue.field.inventoryNumber", span: "whole", maxLength: 64,
  spellcheck: false };

/** What is written down of a copy. A status that an act at the desk made is not changed by hand. */
export function copyFields({ inventoryNumber, status = "available" } = {}) {
  const statuses = byHand.includes(status) ? byHand : [status, ...byHand];
  return [
    ...inventoryNumber ? [] : [own],
    { pointer: "/barcode", label: "catalogue.field.barcode", hint: "catalogue.barcodeHint", span: "whole",
      maxLength: 64, spellcheck: false },
    { pointer: "/location", label: "catalogue.field.location", span: "half", maxLength: 200, offers: "locations" },
    { pointer: "/shelf", label: "catalogue.field.shelf", span: "half", maxLength: 200 },
    ...bound.includes(status) ? [] : [{ pointer: "/status", label: "catalogue.field.status", type: "select",
      chosen: true, options: choices("itemStatus", statuses), span: "whole" }],
  ];
}

/** Why a copy is lost, damaged or there again. */
export const eventFields = () => [
  { pointer: "/text", label: "catalogue.field.note", type: "longText", rows: 2, span: "whole", maxLength: 500 },
];

/** For whom a title is reserved. */
export const holdFields = () => [
  { pointer: "/nip", label: "catalogue.field.nip", hint: "catalogue.nipHint", span: "whole", maxLength: 64,
    spellcheck: false, offers: "members" },
];
