import { t } from "./messages.js";

const tones = { confirmed: "good", sent: "good", unknown: "warn", failed: "bad" };

const troubles = ["paperOut", "coverOpen", "offline", "noAnswer", "interrupted", "vanished", "printerGone", "noPrinter",
  "template", "cancelled", "expired"];

/** Whether a trouble is one of the spool's own words, and not the printer's. */
export const isKnownTrouble = (error) => troubles.includes(error);

/** What keeps a print job: one of the spool's own words, or the printer's. */
const troubleInWords = (error) => isKnownTrouble(error) ? t(`trouble.${error}`) : error;

/** Whether somebody kept a job from coming out. */
export const isCancelled = ({ state, error }) => state === "failed" && error === "cancelled";

/** Where a print job stands, with its tone, and not why. */
export function stateInWords(job) {
  if (isCancelled(job)) return { tone: "gone", text: t("print.cancelled") };
  const { state, error } = job;
  const isKept = error && state !== "failed";
  return { tone: isKept ? "warn" : tones[state] ?? "calm", text: t(`print.${state}`) };
}

/** Where a print job stands and why, in one sentence with its tone. */
export function printInWords(job) {
  const { state, error, copy } = job;
  const { tone, text } = stateInWords(job);
  const trouble = isCancelled(job) ? "" : troubleInWords(error);
  const failed = () => t("printFailed", { error: trouble || t("printFailedUnnamed") });
  const kept = trouble ? t("printKept", { state: text, trouble }) : text;
  const sentence = tone === "bad" && state === "failed" ? failed() : kept;
  return { tone, text: copy > 0 ? t("copyOf", { n: copy, state: sentence }) : sentence };
}

/** The tone of each state of a printer. */
const lights = { ok: "good", unknown: "calm", paperLow: "warn" };

/** How the light of a printer in this state looks. */
export const lightOf = (state) => lights[state] ?? "bad";

/** How a printer stands, in one sentence with its tone. */
export const printerInWords = ({ state, message = "" }) =>
  ({ tone: lightOf(state), text: t(`printerState.${state}`, { message }) });
