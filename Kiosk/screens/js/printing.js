import { Away, Problem, get } from "./api.js";
import { byTest } from "./dom.js";
import { showProblem } from "./errors.js";
import { enter } from "./frame.js";
import { gathered } from "./list/gathered.js";
import { say } from "./messages.js";
import { DeskPrinters } from "./printing/desk-printers.js";
import { JobLists } from "./printing/job-lists.js";
import { JobSheet } from "./printing/job-sheet.js";
import { PrinterCards } from "./printing/printer-cards.js";
import { readSpool } from "./spool.js";
import { listen } from "./stream.js";

const glance = 15_000;
const page = byTest("printing");

function refused(problem) {
  if (problem instanceof Away) return;
  if (!(problem instanceof Problem)) throw problem;
  showProblem(byTest("errors", page), page, problem);
}

/** The office has no printer: what to do about it depends on who reads it. */
function advise(printers, role) {
  const isAdmin = role === "admin";
  byTest("no-printers").hidden = printers.length > 0;
  say(byTest("no-printers-words"), isAdmin ? "printing.noPrinters" : "printing.noPrintersHere");
  byTest("to-settings").hidden = !isAdmin;
}

async function open() {
  const { role, office: { timeZone: zone } } = await enter();
  const cards = new PrinterCards(byTest("cards"), zone, refused);
  const desk = new DeskPrinters(byTest("desk-printers"));
  const lists = new JobLists(page, zone, (job) => sheet.open(job));
  const sheet = new JobSheet(byTest("sheet"), {
    zone,
    opened: (id) => lists.mark(id),
    closed: (id) => {
      lists.mark();
      lists.focus(id);
    },
    changed: () => look(),
  });

  async function lookAtPrinters() {
    const { items } = await get("/api/printers");
    advise(items, role);
    cards.show(items);
    desk.show(items);
    return items;
  }

  /** The spool names printers, and they say how many wait. */
  async function look() {
    const [printers, spool] = await Promise.all([lookAtPrinters(), readSpool()]);
    lists.show(spool, printers);
    await sheet.follow(spool, printers);
  }

  const lookAgain = () => look().catch(refused);
  const again = gathered(lookAgain);
  page.hidden = false;
  await lookAgain();
  addEventListener("loket:reach", ({ detail: here }) => here && again());
  setInterval(again, glance);
  listen((topic, id) => {
    if (topic === "printers") lookAtPrinters().catch(refused);
    if (topic === "print-jobs") {
      again();
      cards.heard(id);
    }
  }, again);
}

open().catch(refused);
