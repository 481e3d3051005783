import { localized, t } from "../messages.js";

/** An officer's name; the user name where the account serves no longer. */
export const nameOf = (username, officers) =>
  officers.find((officer) => officer.username === username)?.name ?? username;

/** The tier that has a case, by its number and name. */
export function tierOf({ tier }, standard) {
  const name = localized(standard?.tiers[tier - 1]?.name);
  return name ? t("casework.tierNamed", { tier, name }) : t("casework.tier", { tier });
}

/** What is promised once a case is with a tier; empty where nothing new is. */
export function promiseOfTier({ promise }, standard) {
  const rule = standard.promises.find(({ name }) => name === promise);
  if (!rule) return "";
  const span = t(`unit.${rule.unit}`, { n: rule.amount });
  return t("casework.tierPromise", { label: localized(rule.label), span });
}
