import { get } from "./api.js";
import { byTest } from "./dom.js";
import { gathered } from "./list/gathered.js";
import { say, t } from "./messages.js";
import { printerOfDesk } from "./print-desk.js";
import { printerInWords } from "./print-words.js";
import { readSpool } from "./spool.js";

const glance = 30_000;
let printers;
let unclear = 0;

const own = () => printers && printerOfDesk(printers, "ticket");
const none = () => ({ tone: "warn", text: t("printerState.none") });
const ofPrinter = () => own() ? printerInWords(own()) : none();

/** Whether the office is known to have no printer for tickets. */
export const lacksTicketPrinter = () => Boolean(printers) && !own();

function tell() {
  const light = byTest("printers");
  light.hidden = !printers;
  if (!printers) return;
  const { tone } = ofPrinter();
  light.dataset.tone = unclear && tone !== "bad" ? "warn" : tone;
  say(light, () => unclear ? t("printerLight", { printer: ofPrinter().text, n: unclear }) : ofPrinter().text);
}

async function lookAtPrinter() {
  printers = (await get("/api/printers").catch(() => null))?.items;
  tell();
}

async function lookAtPapers() {
  unclear = (await readSpool().catch(() => null))?.unclear.length ?? unclear;
  tell();
}

const look = () => Promise.all([lookAtPrinter(), lookAtPapers()]);
const heard = { printers: lookAtPrinter, "print-jobs": gathered(lookAtPapers, 1000) };

/** The stream named a topic, or with none said that something may have been missed. */
export const heardOfPrinting = (topic) => topic === undefined ? look() : heard[topic]?.();

/**
 * Says in the band how the printer of this desk's tickets stands, before anybody waits for paper, and how many papers
 * somebody has to look at. It looks now and every while, since a printer that goes silent does not say so.
 */
export function watchPrinting() {
  look();
  setInterval(look, glance);
}
