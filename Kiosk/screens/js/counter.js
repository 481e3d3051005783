import { Away, Problem, get } from "./api.js";
import { Choice } from "./counter/choice.js";
import { Intake } from "./counter/intake.js";
import { Post } from "./counter/post.js";
import { bindShortcuts } from "./counter/shortcuts.js";
import { Turn } from "./counter/turn.js";
import { Work } from "./counter/work.js";
import { counterInWords } from "./counter/words.js";
import { byTest } from "./dom.js";
import { showProblem } from "./errors.js";
import { enter } from "./frame.js";
import { say, t } from "./messages.js";
import { isOffered } from "./pages.js";
import { loadStandards, standardOf } from "./standards.js";
import { listen } from "./stream.js";

const glance = 30_000;
const views = ["choice", "counter", "intake"];
const part = (name) => document.querySelector(`#${name}`);
const turn = new Turn(...views.flatMap((view) => [part(view), part(`${view}-bar`)]));
const choice = new Choice(part("choice"), turn, sit);
const intake = new Intake(part("intake"), (phrase) => {
  work.say(phrase);
  work.focus();
});
let who;
let work;
let post = null;

/** The page is the choice of a counter, the work there, or the form that a ticket lacks. */
function turnTo(view) {
  for (const name of views) part(name).hidden = part(`${name}-bar`).hidden = name !== view;
}

async function choose(note = "") {
  post = null;
  intake.close();
  // Somebody else may have signed in on this page.
  who = await get("/api/session");
  const number = await choice.look(who);
  if (number !== undefined) return sit(number);
  say(byTest("left"), note);
  byTest("left").hidden = !note;
  turnTo("choice");
  choice.focus();
}

async function sit(number) {
  const mine = new Post(number, () => mine === post && show());
  post = mine;
  work.begin(post);
  await post.refresh();
  if (post === mine) work.focus();
}

function show() {
  const { counter, number, isGone } = post;
  if (isGone) return choose(() => t("counter.removed", { number })).catch(refused);
  const { officer } = counter;
  if (officer?.username !== who.username) {
    const name = () => counterInWords(counter);
    return choose(() => officer
      ? t("counter.leftTo", { counter: name(), officer: officer.name })
      : t("counter.closedElsewhere", { counter: name() })).catch(refused);
  }
  const isCompleting = intake.follow(post);
  work.show(post);
  byTest("to-library").hidden = !leadsToLibrary(post);
  if (part("counter").hidden && (part("intake").hidden || !isCompleting)) turnTo("counter");
}

/** Whether the work for the visitor who is served is done at the library desk, which ends it. */
function leadsToLibrary({ ticket }) {
  const isLibrarys = standardOf(ticket?.standard)?.queueing.endedBy === "circulation";
  return isLibrarys && ticket.state === "serving" && isOffered("/library.html", who);
}

function completeTicket(problem) {
  turnTo("intake");
  intake.open(post);
  if (problem) intake.demand(problem);
}

function refused(error) {
  if (error instanceof Away) return;
  if (!(error instanceof Problem)) throw error;
  const view = post ? "counter" : "choice";
  if (part(view).hidden) turnTo(view);
  showProblem(byTest("errors", part(view)), part(view), error);
}

const lookAgain = () => (post ? post.refresh() : choice.look(who)).catch(refused);

function heard(topic, id) {
  if (topic === "queue" || (topic === "tickets" && id === post?.ticket?.id)) lookAgain();
}

async function open() {
  who = await enter();
  await loadStandards();
  work = new Work(part("counter"), part("counter-bar"), turn, { zone: who.office.timeZone, intake: completeTicket });
  turn.bind(byTest("intake-send"), () => intake.send());
  turn.bind(byTest("intake-back"), () => {
    turnTo("counter");
    work.focus();
  });
  bindShortcuts();
  await choose();
  listen(heard, lookAgain);
  addEventListener("loket:reach", ({ detail: here }) => here && lookAgain());
  addEventListener("loket:language", lookAgain);
  setInterval(lookAgain, glance);
  setInterval(() => { if (post && work.tick()) lookAgain(); }, 1000);
}

// A reload by mistake must not lose an act that is still being repeated.
addEventListener("beforeunload", (event) => { if (turn.running) event.preventDefault(); });

open().catch(refused);
