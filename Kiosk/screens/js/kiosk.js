import { Problem, act, get } from "./api.js";
import { stayAwake } from "./awake.js";
import { offerCatalogue } from "./catalogue-link.js";
import { byTest } from "./dom.js";
import { clearErrors, showProblem } from "./errors.js";
import { enter } from "./frame.js";
import { hoursInWords } from "./hours.js";
import { keepFresh } from "./keep-fresh.js";
import { countDown } from "./kiosk/countdown.js";
import { enclose } from "./kiosk/enclosure.js";
import { watchIdle } from "./kiosk/idle.js";
import { PhonePad } from "./kiosk/phone-pad.js";
import { offerPriorities } from "./kiosk/priorities.js";
import { Services } from "./kiosk/services.js";
import { Steps } from "./kiosk/steps.js";
import { Ticket } from "./kiosk/ticket.js";
import { language, localized, say, setLanguage, t } from "./messages.js";
import { placeLanguageSwitch } from "./language-switch.js";
import { choosePrinterByAddress, printerOfDesk, printerWish } from "./print-desk.js";
import { lightOf } from "./print-words.js";
import { uuid7 } from "./uuid7.js";

const own = "id";
const work = byTest("work");
const summary = byTest("errors");
const steps = new Steps(work);
const services = new Services(byTest("services"), choose);
const pad = new PhonePad(byTest("phone"), keepPhone);
const ticket = new Ticket(byTest("ticket"));
const hourNotes = { later: "kiosk.openLater", break: "kiosk.onBreak", closed: "kiosk.closed" };
let office;
let standards = [];
let offered = [];
let chosen;
let phone = "";

/** With a single service there is nothing to choose. */
const first = () => offered.length === 1 ? "question" : "start";

function choose(standard) {
  chosen = standard;
  const { letter, title } = offered.find((one) => one.standard === standard);
  say(byTest("chosen"), () => `${letter} · ${localized(title)}`);
  ask();
}

function ask() {
  clearErrors(summary, work);
  byTest("back").hidden = offered.length === 1;
  say(byTest("add-phone"), phone ? "kiosk.changePhone" : "kiosk.addPhone", { last: phone.slice(-3) });
  steps.show("question");
}

function keepPhone(digits) {
  phone = digits;
  if (!digits) pad.clear();
  ask();
}

async function take(priority) {
  const asked = { standard: chosen, channel: "walkIn", ...(priority && { priority }), ...(phone && { phone }) };
  // Who is served first does not wait as long as the line.
  const wait = priority ? undefined : offered.find(({ standard }) => standard === chosen)?.estimate;
  clearErrors(summary, work);
  steps.show("sending");
  try {
    const body = { ...asked, ...await printerWish("ticket") };
    ticket.show(await act(`/api/tickets/${uuid7()}`, body), wait);
    steps.show("ticket");
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    steps.show(problem.errors.some(({ field }) => field === "/phone") ? "phone" : "question");
    showProblem(summary, work, problem);
  }
}

/** The next visitor begins as every other: nothing of the last one is here any more. */
function startAgain() {
  if (steps.current === "sending") return;
  phone = "";
  pad.clear();
  ticket.clear();
  clearErrors(summary, work);
  setLanguage(own);
  if (first() === "question") choose(offered[0].standard);
  else {
    chosen = undefined;
    say(byTest("chosen"), "");
    steps.show("start");
  }
}

const atStart = () => steps.current === first() && !phone && language() === own;

/** Who waits for the server's answer stays, and so does a screen that nobody has touched. */
const mayLeave = () => ![undefined, "sending"].includes(steps.current) && !atStart();

function sayHours(queue) {
  const words = () => hoursInWords(queue, office.timeZone);
  const note = hourNotes[words()?.state];
  say(byTest("hours"), note ? () => t(note, { hours: words().text }) : "");
  byTest("hours").hidden = !note;
}

async function showQueue(queue) {
  const known = (standard) => standards.find(({ id }) => id === standard);
  if (!queue.services.every(({ standard }) => known(standard))) {
    const answer = await get("/api/standards").catch(() => null);
    if (!answer) return;
    standards = answer.items;
  }
  const wasAtStart = !steps.current || atStart();
  offered = queue.services.filter(({ standard }) => known(standard))
    .map((service) => ({ ...service, title: known(service.standard).title }));
  services.show(offered);
  sayHours(queue);
  if (wasAtStart && steps.current !== first()) startAgain();
}

function showPaper({ items }) {
  const printer = printerOfDesk(items, "ticket");
  document.body.dataset.paper = printer && lightOf(printer.state) !== "bad" ? "comes" : "none";
}

setLanguage(own);
choosePrinterByAddress();
placeLanguageSwitch();
enclose({ mark: byTest("mark"), startAgain });
offerPriorities(byTest("classes"), take);
byTest("back").addEventListener("click", startAgain);
byTest("done").addEventListener("click", startAgain);
byTest("add-phone").addEventListener("click", () => steps.show("phone"));
({ office } = await enter({ roles: ["anjungan"] }));
stayAwake();
offerCatalogue(byTest("catalogue-link"));
keepFresh({ queue: showQueue, printers: showPaper });
watchIdle({ mayLeave, left: countDown, over: startAgain });
