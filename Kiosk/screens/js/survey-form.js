import { Away, Problem, act, get } from "./api.js";
import { stayAwake } from "./awake.js";
import { byTest } from "./dom.js";
import { clearErrors, showErrors, showProblem } from "./errors.js";
import { countDown } from "./kiosk/countdown.js";
import { enclose } from "./kiosk/enclosure.js";
import { watchIdle } from "./kiosk/idle.js";
import { placeLanguageSwitch } from "./language-switch.js";
import { language, localise, localized, say, setLanguage, t } from "./messages.js";
import { showReach } from "./reach.js";
import { offerServices, questions } from "./survey/form.js";
import { uuid7 } from "./uuid7.js";

const own = "id";
const form = byTest("form");
const summary = byTest("errors");
const thanks = byTest("thanks");
const isDevice = new URLSearchParams(location.search).has("perangkat");
// A device shows its one page.
byTest("ways").hidden = isDevice;
let asked;
let answer = uuid7();

const chosen = (name) => form.querySelector(`input[name="${name}"]:checked`)?.value;

function missing() {
  return ["standard", ...asked.form.elements.map(({ id }) => id)].filter((name) => !chosen(name));
}

/** What is not answered yet, with the way to the first of it. */
function tellMissing(names) {
  showErrors(summary, form, [{ message: () => names.length > 1
    ? t("survey.left", { n: names.length }) : t("survey.leftOne") }]);
  const first = form.querySelector(`input[name="${names[0]}"]`);
  first.closest("fieldset").scrollIntoView({ block: "center" });
  first.focus({ preventScroll: true });
}

/** On a device the next visitor begins as every other, while the last one's answers may still be on their way. */
function startAgain() {
  if (isDevice) setLanguage(own);
  form.reset();
  form.inert = false;
  answer = uuid7();
  clearErrors(summary, form);
  thanks.hidden = true;
  form.hidden = false;
  scrollTo(0, 0);
}

async function send() {
  const names = missing();
  if (names.length) return tellMissing(names);
  const scores = Object.fromEntries(asked.form.elements.map(({ id }) => [id, Number(chosen(id))]));
  const sent = answer;
  // What is on its way cannot be changed any more, and is not sent twice.
  form.inert = true;
  const problem = await act(`/api/survey/responses/${sent}`, { standard: chosen("standard"), scores })
    .then(() => null, (refusal) => refusal);
  // To whoever stands here now it is nothing.
  if (sent !== answer) return;
  form.inert = false;
  if (problem) return refuse(problem);
  form.hidden = true;
  thanks.hidden = false;
  thanks.querySelector("h2").focus();
}

function refuse(problem) {
  if (!(problem instanceof Problem)) throw problem;
  showProblem(summary, form, problem);
}

async function open() {
  localise();
  placeLanguageSwitch();
  showReach(byTest("away"));
  if (isDevice) standInTheRoom();
  asked = await get("/api/survey");
  say(byTest("title"), () => localized(asked.form.title));
  say(byTest("office"), () => asked.office);
  offerServices(byTest("services"), asked.standards);
  byTest("questions").replaceChildren(...questions(asked.form.elements));
  byTest("send").addEventListener("click", send);
  byTest("again").addEventListener("click", startAgain);
}

/** On a device of the waiting room the next visitor finds a fresh form, and the staff a way to the other screens. */
function standInTheRoom() {
  setLanguage(own);
  enclose({ mark: byTest("mark"), startAgain });
  stayAwake();
  const mayLeave = () => form.hidden || language() !== own || Boolean(form.querySelector("input:checked"));
  watchIdle({ mayLeave, left: countDown, over: startAgain });
}

addEventListener("loket:reach", ({ detail: here }) => here && !asked && location.reload());
byTest("survey").hidden = false;
open().catch((error) => { if (!(error instanceof Away)) throw error; });
