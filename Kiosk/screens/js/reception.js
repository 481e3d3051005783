import { Away, Problem, act } from "./api.js";
import { byTest } from "./dom.js";
import { clearErrors, showErrors, showProblem } from "./errors.js";
import { finder } from "./finder.js";
import { enter } from "./frame.js";
import { guarded } from "./guard.js";
import { localized, say, t } from "./messages.js";
import { printerWish } from "./print-desk.js";
import { heardOfPrinting, watchPrinting } from "./printer-light.js";
import { Intake } from "./reception/intake.js";
import { Known } from "./reception/known.js";
import { LastTicket } from "./reception/last-ticket.js";
import { shortcuts } from "./reception/shortcuts.js";
import { Visit } from "./reception/visit.js";
import { Result } from "./result.js";
import { loadStandards } from "./standards.js";
import { listen } from "./stream.js";
import { uuid7 } from "./uuid7.js";

const form = document.querySelector("#form");
const given = document.querySelector("#answers");
const summary = byTest("errors");
const issueButton = byTest("issue");
const result = new Result(document.querySelector("#result"));
const last = new LastTicket(byTest("reprint-last"), byTest("last-state"));
const visit = new Visit(byTest("visit-slot"), byTest("visit-tickets"));
const intake = new Intake(form, { changed: describe, complete: () => issueButton.focus() });
const known = new Known(byTest("history"), byTest("merging"), {
  follow: (ticket) => intake.follow(ticket),
  merged: (visitor, duplicate) => {
    pick(visitor);
    intake.visitor.fill(duplicate);
  },
});
let office;
let attempt = {};

function describe() {
  const { standard, priority } = intake.need;
  const words = () => [t("summary", { letter: standard.letter, standard: localized(standard.title) }),
    priority && t(`priority.${priority}`)].filter(Boolean).join(" · ");
  say(byTest("summary"), standard ? words : intake.visitor.isBegun ? "summaryService" : "summaryStart");
}

/** The same content keeps its id; a corrected one is another act. */
function ticketId(body) {
  const content = JSON.stringify(body);
  if (attempt.content !== content) attempt = { content, id: uuid7() };
  return attempt.id;
}

async function issue() {
  const errors = intake.missing;
  if (errors.length) return showErrors(summary, form, errors);
  clearErrors(summary, form);
  // What is on its way cannot be changed any more, however long the server takes.
  given.inert = true;
  say(byTest("summary"), "sending");
  const outcome = await send(intake.body()).catch((problem) => ({ problem }));
  given.inert = false;
  describe();
  const { ticket, person, problem } = outcome;
  if (ticket) issued(ticket, person);
  else if (problem instanceof Problem) showProblem(summary, form, problem);
  else throw problem;
}

async function send(asked) {
  const person = await intake.visitor.save();
  const body = { visitor: person.id, ...asked, ...visit.body(asked), ...await printerWish("ticket") };
  return { person, ticket: await act(`/api/tickets/${ticketId(body)}`, body) };
}

function issued(ticket, person) {
  const { standard } = intake.need;
  result.show(ticket, person, standard, office.timeZone);
  last.remember(ticket);
  if (intake.body().channel === "walkIn") visit.add(ticket, person, standard);
  byTest("next-person").hidden = !visit.hasTickets;
  turn(true);
}

/** The page is either the form or the ticket that came of it. */
function turn(isIssued) {
  for (const part of ["#form", "#issue-bar"]) document.querySelector(part).hidden = isIssued;
  for (const part of ["#result", "#next-bar"]) document.querySelector(part).hidden = !isIssued;
  scrollTo(0, 0);
  if (isIssued) document.querySelector("#issued-title").focus();
}

/** Back to the form, with nothing of the last ticket on the screen. */
function anew() {
  attempt = {};
  result.clear();
  last.quiet();
  clearErrors(summary, form);
  byTest("find").value = "";
  turn(false);
}

function nextVisitor() {
  if (given.inert) return;
  visit.begin();
  known.clear();
  intake.clear();
  anew();
  byTest("find").focus();
}

/** Something else that the same visitor came for. */
function nextService() {
  anew();
  visit.goOn();
  intake.clearNeed();
  known.recall(intake.visitor.record.id);
  intake.goOn();
}

/** Somebody else of the same group. */
function nextPerson() {
  if (!visit.hasTickets) return;
  anew();
  visit.goOn();
  known.clear();
  intake.clearPerson();
  byTest("find").focus();
}

function pick(visitor, others) {
  intake.show(visitor);
  known.show(visitor, others);
  intake.goOn();
}

function register(query) {
  known.clear();
  intake.begin(query);
  intake.goOn();
}

const isForm = () => !form.hidden;
const pressIssue = guarded(issueButton, issue);
issueButton.addEventListener("click", pressIssue);
byTest("clear").addEventListener("click", nextVisitor);
byTest("next").addEventListener("click", nextVisitor);
byTest("next-service").addEventListener("click", nextService);
byTest("next-person").addEventListener("click", nextPerson);
byTest("standards").addEventListener("keydown", (event) => {
  const { key, ctrlKey, altKey } = event;
  if (/^[1-9]$/.test(key) && !ctrlKey && !altKey && known.followPlace(Number(key))) event.preventDefault();
});
shortcuts(byTest("shortcuts"), byTest("shortcuts-open"), [
  { keys: "F2", label: "shortcuts.visitor", act: () => isForm() ? byTest("find").focus() : nextVisitor() },
  { keys: "A–Z", label: "shortcuts.letter" },
  { keys: "1–9", label: "shortcuts.follow" },
  { keys: "Enter", label: "shortcuts.goOn" },
  { keys: "F9", label: "shortcuts.priority", act: () => isForm() && !given.inert && intake.need.nextPriority() },
  { keys: "Ctrl+Enter", label: "shortcuts.issue", act: () => isForm() && pressIssue() },
  { keys: "F3", label: "shortcuts.service", act: () => isForm() || nextService() },
  { keys: "F4", label: "shortcuts.person", act: () => isForm() || nextPerson() },
  { keys: "F8", label: "shortcuts.reprint", act: () => isForm() ? last.again() : result.reprint() },
  { keys: "F1", label: "shortcuts.list" },
]);
// A reload by mistake must not lose an act that is still being repeated.
addEventListener("beforeunload", (event) => { if (given.inert) event.preventDefault(); });

finder(byTest("find"), byTest("found"), pick, register);

function heard(topic, id) {
  if (topic === "print-jobs") for (const paper of [result, last]) paper.heard(id);
  heardOfPrinting(topic);
}

async function open() {
  ({ office } = await enter());
  known.zone = office.timeZone;
  intake.need.offer(await loadStandards(), office.timeZone);
  turn(false);
  byTest("find").focus();
  watchPrinting();
  listen(heard, () => {
    heard("print-jobs");
    heardOfPrinting();
  });
}

open().catch((error) => {
  if (error instanceof Away) return;
  if (!(error instanceof Problem)) throw error;
  form.hidden = false;
  showProblem(summary, form, error);
});
