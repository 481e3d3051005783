import { get } from "./api.js";
import { byTest } from "./dom.js";
import { say, t } from "./messages.js";
import { printerInWords } from "./words.js";

const glance = 30_000;
let printers;

/** Whether the office is known to have no printer for tickets. */
export const lacksTicketPrinter = () => Boolean(printers) && !printerInWords(printers);

const none = () => ({ tone: "warn", text: t("printerState.none") });

/** How the ticket printer stands, before anybody waits for paper. */
export async function lookAtPrinters() {
  printers = (await get("/api/printers").catch(() => null))?.items;
  const seen = printers;
  const words = () => printerInWords(seen) ?? none();
  const light = byTest("printers");
  light.hidden = !seen;
  if (light.hidden) return;
  light.dataset.tone = words().tone;
  say(light, () => words().text);
}

/** Looks now and every while, since a printer that goes silent does not say so. */
export function watchPrinters() {
  lookAtPrinters();
  setInterval(lookAtPrinters, glance);
}
