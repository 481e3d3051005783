import { Away, Problem, get } from "./api.js";
import { byTest } from "./dom.js";
import { clearErrors, showProblem } from "./errors.js";
import { enter } from "./frame.js";
import { gathered } from "./list/gathered.js";
import { daysFrom, officeDay, onNewDay } from "./list/office-day.js";
import { say } from "./messages.js";
import { sayPrinted } from "./printed.js";
import { heardOfPrinting, watchPrinting } from "./printer-light.js";
import { showDay } from "./report/day.js";
import { Slip } from "./report/slip.js";
import { listen } from "./stream.js";
import { dateIn } from "./words.js";

const page = byTest("report");
const summary = byTest("errors");
const picker = byTest("date");
let zone;
let asked = new AbortController();

function refused(problem) {
  if (problem instanceof Away || problem.name === "AbortError") return;
  if (!(problem instanceof Problem)) throw problem;
  showProblem(summary, page, problem);
}

/** The report of the day that is chosen. */
async function show() {
  asked.abort();
  asked = new AbortController();
  const date = picker.value;
  const report = await get(`/api/reports/days/${date}`, asked.signal);
  if (!summary.hidden) clearErrors(summary, page);
  showDay(report);
  say(byTest("date-words"), () => dateIn("UTC", `${date}T12:00Z`));
  byTest("going").hidden = date !== officeDay(zone);
}

const showAgain = () => show().catch(refused);

function turnTo(date, slip) {
  const today = officeDay(zone);
  picker.max = today;
  picker.value = date && date < today ? date : today;
  const after = byTest("after");
  if (picker.value === today && after === document.activeElement) picker.focus();
  after.disabled = picker.value === today;
  slip.clear();
  return showAgain();
}

const neighbour = (days) => daysFrom(picker.value, days);

function listenToPicker(slip) {
  picker.addEventListener("change", () => turnTo(picker.value, slip));
  byTest("before").addEventListener("click", () => turnTo(neighbour(-1), slip));
  byTest("after").addEventListener("click", () => turnTo(neighbour(1), slip));
  onNewDay(zone, (today, yesterday) => {
    const isLookedAt = picker.value === yesterday;
    turnTo(isLookedAt ? today : picker.value, slip);
  });
}

async function open() {
  const who = await enter();
  zone = who.office.timeZone;
  const slip = new Slip(() => picker.value, refused);
  listenToPicker(slip);
  byTest("print-slip").hidden = who.role === "auditor";
  byTest("print-page").addEventListener("click", () => {
    sayPrinted(who);
    print();
  });
  page.hidden = false;
  await turnTo("", slip);
  follow(slip, who.role);
}

/** While the day goes on its figures follow. */
function follow(slip, role) {
  const again = gathered(() => picker.value === officeDay(zone) && showAgain(), 1000);
  addEventListener("loket:reach", ({ detail: here }) => here && showAgain());
  if (role !== "auditor") watchPrinting();
  listen((topic, id) => {
    if (topic === "tickets" || topic === "visits") again();
    if (topic === "print-jobs") slip.heard(id);
    heardOfPrinting(topic);
  }, again);
}

open().catch((error) => {
  page.hidden = false;
  refused(error);
});
