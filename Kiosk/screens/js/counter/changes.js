import { localized, t } from "../messages.js";
import { standardOf } from "../standards.js";

const parts = ["state", "visitor", "counter", "kind", "category", "subject", "intake"];

const categoryOf = ({ standard, category }) =>
  localized(standardOf(standard)?.categories.find(({ id }) => id === category)?.label) || category;

function valueOf(part, ticket) {
  const value = ticket[part];
  switch (part) {
    case "state": return t(`ticketState.${value}`);
    case "visitor": return value?.name;
    case "kind": return t(`kind.${value}`);
    case "category": return categoryOf(ticket);
    case "intake": return t(`counter.intake.${value}`);
    default: return value;
  }
}

const sentence = (part, before, after) => t("counter.changedFrom", { label: t(`counter.part.${part}`),
  before: valueOf(part, before) ?? t("counter.nothing"), after: valueOf(part, after) ?? t("counter.nothing") });

/** What a colleague has changed in a ticket since it was read here, a phrase for each part. */
export function changesBetween(before, after) {
  if (before?.id !== after.id) return [() => t("counter.changedNow", { state: t(`ticketState.${after.state}`) })];
  const changed = parts.filter((part) => JSON.stringify(before[part] ?? null) !== JSON.stringify(after[part] ?? null));
  const sentences = changed.map((part) => () => sentence(part, before, after));
  return sentences.length ? sentences : [() => t("counter.changedOther")];
}
