import { t } from "../messages.js";
import { dayInWords } from "../words.js";
import { eventOffer } from "./item-events.js";
import { outcome } from "./outcomes.js";
import { statusInWords } from "./words.js";

const present = ["available", "inTransit", "referenceOnly"];

function eventsOf({ status, waiting }) {
  if (["lost", "repair"].includes(status)) return ["found"];
  if (status === "onLoan") return ["lost"];
  const wanted = waiting > 0 && present.slice(0, 2).includes(status) ? ["setAside"] : [];
  return [...wanted, "damaged", "lost"];
}

/** What is known of a copy, and what can have happened to it. */
export function lookAt(item) {
  const { inventoryNumber, title, status, holder, heldFor, waiting, location, shelf } = item;
  const place = [location, shelf].filter(Boolean).join(", ");
  const lines = [
    () => [statusInWords(status), present.includes(status) && place].filter(Boolean).join(" · "),
    ...(holder ? [() => t("library.holderUntil", { ...holder, date: dayInWords(holder.dueDate) })] : []),
    ...(heldFor
      ? [() => t("library.caught", { name: heldFor.member, nip: heldFor.nip, date: dayInWords(heldFor.readyUntil) })]
      : []),
    ...(waiting ? [() => t("library.waiting", { n: waiting })] : []),
  ];
  return outcome("calm", title, inventoryNumber, lines, {
    offers: status === "withdrawn" ? [] : eventsOf(item).map((type) => eventOffer(type, item)),
  });
}
