import { Away, Problem, act, get } from "./api.js";
import { ask } from "./counter/question.js";
import { byTest } from "./dom.js";
import { clearErrors, showProblem } from "./errors.js";
import { enter } from "./frame.js";
import { csvLink } from "./list/csv-link.js";
import { gathered } from "./list/gathered.js";
import { Report } from "./stocktake/report.js";
import { Scanner } from "./stocktake/scanner.js";
import { Starting } from "./stocktake/starting.js";
import { listen } from "./stream.js";
import { uuid7 } from "./uuid7.js";

const page = byTest("stocktake");
const summary = byTest("errors");
let take = null;
let mayAct;
let starting;
let scanner;
let report;

function refused(problem) {
  if (problem instanceof Away) return;
  if (!(problem instanceof Problem)) throw problem;
  showProblem(summary, page, problem);
}

/** The stock-take that the address names, as it is now; the list of all where it names none. */
async function show() {
  if (!summary.hidden) clearErrors(summary, page);
  const id = location.hash.slice(1);
  take = id ? await get(`/api/stock-takes/${encodeURIComponent(id)}`) : null;
  for (const name of ["take", "findings"]) byTest(name).hidden = !take;
  byTest("paper").replaceChildren();
  scanner.turn(take && !take.finishedAt && mayAct ? take : null);
  if (!take) return starting.show();
  starting.hide();
  byTest("finish").hidden = Boolean(take.finishedAt) || !mayAct;
  report.show(take);
}

const again = gathered(() => show().catch(refused), 1000);

function openTake(id) {
  location.hash = id;
}

async function finish() {
  const { id, counts } = take;
  const isDone = await ask({
    title: ["stocktake.finishTitle"],
    hint: ["stocktake.finishWhat", { n: counts.missing }],
    send: "stocktake.finish",
    act: () => act(`/api/stock-takes/${id}/end/${uuid7()}`),
  });
  if (!isDone) return;
  await show();
  byTest("take-title").focus();
}

async function open() {
  const { role, office: { timeZone: zone } } = await enter();
  mayAct = role !== "kasi";
  starting = new Starting({ zone, mayAct, open: openTake });
  scanner = new Scanner(byTest("scanning"), again);
  report = new Report(zone);
  byTest("finish").addEventListener("click", () => finish().catch(refused));
  csvLink(byTest("csv"), () => `/api/stock-takes/${take?.id}.csv`, () => new URLSearchParams());
  byTest("print").addEventListener("click", () => print());
  byTest("leave").addEventListener("click", () => openTake(""));
  addEventListener("hashchange", () => show().catch(refused));
  page.hidden = false;
  await show();
  listen((topic) => ["catalogue", "loans"].includes(topic) && again(), again);
}

open().catch((error) => {
  page.hidden = false;
  refused(error);
});
