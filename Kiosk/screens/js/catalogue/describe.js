import { t } from "../messages.js";

/** Who wrote and published a title, and when, on one line. */
export const imprint = ({ authors = [], publisher, year }) =>
  [authors.join("; "), publisher, year].filter(Boolean).join(" · ");

/** How many copies there are and how many can be had, and how many wait. */
export function stockInWords({ items, waiting }, free) {
  if (!items.length) return t("catalogue.noCopies");
  const copies = t("catalogue.free", { free, n: items.length });
  return waiting ? `${copies} · ${t("catalogue.waiting", { n: waiting })}` : copies;
}
