import { get } from "./api.js";
import { byTest } from "./dom.js";
import { say } from "./messages.js";
import { printerInWords } from "./words.js";

const glance = 30_000;

/** How the ticket printer stands, before anybody waits for paper. */
export async function lookAtPrinters() {
  const answer = await get("/api/printers").catch(() => null);
  const words = () => answer && printerInWords(answer.items);
  const light = byTest("printers");
  light.hidden = !words();
  if (light.hidden) return;
  light.dataset.tone = words().tone;
  say(light, () => words().text);
}

/** Looks now and every while, since a printer that goes silent does not say so. */
export function watchPrinters() {
  lookAtPrinters();
  setInterval(lookAtPrinters, glance);
}
