import { localized, t } from "../messages.js";
import { spanInWords } from "../words.js";

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

const spent = ({ used, paused }) => [
  t("casework.used", { span: spanInWords(Math.round(used)) }),
  ...paused >= 1 ? [t("casework.paused", { span: spanInWords(Math.round(paused)) })] : [],
].join(", ");

/**
 * The service time that a case has taken: what each tier had, and all together where it went through several. Phrases,
 * none where it can't be reckoned.
 */
export function spentInWords({ time = [] }, standard) {
  if (!time.length) return [];
  if (time.length === 1) return [() => spent(time[0])];
  const sum = (name) => time.reduce((all, one) => all + one[name], 0);
  return [
    () => time.map((one) => `${tierOf(one, standard)}: ${spent(one)}`).join("\n"),
    () => spent({ used: sum("used"), paused: sum("paused") }),
  ];
}
