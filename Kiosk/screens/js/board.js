import { stayAwake } from "./awake.js";
import { Announcer } from "./board/announcer.js";
import { hideIdleCursor } from "./board/idle-cursor.js";
import { NewCalls } from "./board/new-calls.js";
import { showCall, showQueue } from "./board/picture.js";
import { chime, watchSound } from "./board/sound.js";
import { callInWords } from "./board/spoken.js";
import { speak } from "./board/voice.js";
import { byTest } from "./dom.js";
import { enter } from "./frame.js";
import { showHours } from "./hours-light.js";
import { keepFresh } from "./keep-fresh.js";
import { placeLanguageSwitch } from "./language-switch.js";
import { say } from "./messages.js";
import { openForStaff } from "./staff-way.js";
import { dateIn, timeIn } from "./words.js";

// Long enough to be read and to be looked up to, also without any sound.
const shownAtLeast = 4000;
const breath = 600;
const roles = ["anjungan", "resepsionis", "petugas", "pustakawan", "kasi", "admin"];

const newCalls = new NewCalls();
const announcer = new Announcer(announce, show);
let zone;
let queue;
let announced;
// A device that forgets the time while it is off asks the server, whose time all tickets bear.
let ahead = 0;

const rest = (time) => new Promise((resume) => setTimeout(resume, time));

function show() {
  const call = announced ?? queue.called[0];
  showCall(queue, call);
  showQueue(queue, call);
  showHours(queue, zone);
}

async function sound({ number, counter }) {
  await chime();
  await speak(callInWords(number, queue.counters.find((one) => one.number === counter)?.name ?? `Loket ${counter}`));
}

async function announce(call) {
  announced = call;
  show();
  byTest("call").dataset.calling = "";
  await Promise.all([rest(shownAtLeast), sound(call)]);
  delete byTest("call").dataset.calling;
  announced = undefined;
  await rest(breath);
}

/** The server tells the last calls only; an older one holds as long as its counter has that number. */
function isStillCalled({ id, number, counter }) {
  const told = queue.called.find((call) => call.id === id);
  if (told) return told.state === "called";
  return queue.counters.some((one) => one.number === counter && one.serving === number);
}

function take(answer) {
  queue = answer;
  ahead = Date.parse(queue.at) - Date.now();
  announcer.keep(isStillCalled);
  for (const call of newCalls.among(queue.called).filter(isStillCalled)) announcer.add(call);
  show();
  byTest("board").hidden = false;
}

function tick() {
  const now = Date.now() + ahead;
  say(byTest("time"), () => timeIn(zone, now));
  say(byTest("date"), () => dateIn(zone, now));
}

addEventListener("loket:reach", ({ detail: here }) => {
  if (!here && queue) say(byTest("away"), "board.away", { time: timeIn(zone, queue.at) });
});
addEventListener("loket:language", () => queue && show());
placeLanguageSwitch();
openForStaff(byTest("mark"));
({ office: { timeZone: zone } } = await enter({ roles }));
tick();
setInterval(tick, 1000);
stayAwake();
hideIdleCursor();
watchSound((audible) => { byTest("sound").hidden = audible; });
keepFresh({ queue: take });
