import { act, get } from "./api.js";
import { stayAwake } from "./awake.js";
import { byTest, element } from "./dom.js";
import { faces } from "./faces.js";
import { enter } from "./frame.js";
import { keepFresh } from "./keep-fresh.js";
import { countDown } from "./kiosk/countdown.js";
import { enclose } from "./kiosk/enclosure.js";
import { watchIdle } from "./kiosk/idle.js";
import { Steps } from "./kiosk/steps.js";
import { placeLanguageSwitch } from "./language-switch.js";
import { say, setLanguage } from "./messages.js";
import { uuid7 } from "./uuid7.js";

const own = "id";
const remembered = "loket.rating.counter";
const thanked = 5000;
const steps = new Steps(byTest("work"));
const isChoosing = new URLSearchParams(location.search).has("choose");
let counter = isChoosing ? NaN : Number.parseInt(localStorage.getItem(remembered), 10);
// What is asked about now, and what was asked about last: nobody is asked twice.
let asked;
let done;
let timer;

function rest() {
  clearTimeout(timer);
  done = asked?.ticket ?? done;
  asked = undefined;
  setLanguage(own);
  steps.show(counter ? "rest" : "choose");
}

function ask(found) {
  asked = found;
  say(byTest("number"), "ask.number", { number: found.number });
  steps.show("ask");
}

function rate(rating) {
  if (!asked) return;
  const { ticket } = asked;
  // The visitor goes; the rating is sent until it has arrived, and what is refused then is nobody's here any more.
  act(`/api/counters/${counter}/ratings/${uuid7()}`, { ticket, rating }).catch(() => null);
  done = ticket;
  asked = undefined;
  steps.show("thanks");
  timer = setTimeout(rest, thanked);
}

function face(rating, ...parts) {
  const look = { className: "rating-face", type: "button", "data-testid": `rate-${rating}` };
  const button = element("button", look, ...parts);
  button.addEventListener("click", () => rate(rating));
  return button;
}

async function look() {
  const answer = await get(`/api/counters/${counter}/rating`).catch(() => null);
  if (!answer || !counter) return;
  const found = answer.asked;
  if (found && found.ticket !== done && found.ticket !== asked?.ticket) {
    clearTimeout(timer);
    ask(found);
  } else if (!found && steps.current === "ask") rest();
}

function choose({ number, name }) {
  counter = number;
  say(byTest("counter"), () => name);
  localStorage.setItem(remembered, number);
  rest();
  look();
}

function card(here) {
  const { number, name } = here;
  const button = element("button", { className: "touch", type: "button", "data-testid": `counter-${number}` },
    element("span", { className: "touch-mark", "aria-hidden": "true" }, String(number)),
    element("span", { className: "touch-name" }, name));
  button.addEventListener("click", () => choose(here));
  return button;
}

function showQueue({ counters }) {
  const here = counters.find(({ number }) => number === counter);
  // A counter that the office has not any more has nothing to ask about.
  if (!here) counter = NaN;
  say(byTest("counter"), () => here?.name ?? "");
  byTest("counters").style.setProperty("--count", counters.length);
  byTest("counters").replaceChildren(...counters.map(card));
  if (!counter) return steps.current === "choose" || rest();
  if (!steps.current) rest();
  return look();
}

setLanguage(own);
placeLanguageSwitch();
enclose({ mark: byTest("mark"), startAgain: () => steps.current === "ask" && rest() });
byTest("faces").append(...faces(face));
await enter({ roles: ["anjungan"] });
stayAwake();
keepFresh({ queue: showQueue });
watchIdle({ mayLeave: () => steps.current === "ask", left: countDown, over: rest });
