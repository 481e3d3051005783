import { Away, Problem, act, get } from "./api.js";
import { byTest } from "./dom.js";
import { clearErrors, showErrors, showProblem } from "./errors.js";
import { finder } from "./finder.js";
import { enter } from "./frame.js";
import { guarded } from "./guard.js";
import { localized, say, t } from "./messages.js";
import { Need } from "./need.js";
import { read } from "./pointer.js";
import { lookAtPrinters, watchPrinters } from "./printer-light.js";
import { demandsOf, markDemands, unmet } from "./requirements.js";
import { Result } from "./result.js";
import { listen } from "./stream.js";
import { uuid7 } from "./uuid7.js";
import { Visitor } from "./visitor.js";

const form = document.querySelector("#form");
const given = document.querySelector("#answers");
const summary = byTest("errors");
const issueButton = byTest("issue");
const visitor = new Visitor(byTest("visitor"), byTest("visitor-state"));
const need = new Need(byTest("standards"), byTest("need"), describe);
const result = new Result(document.querySelector("#result"));
let office;
let attempt = {};

function describe() {
  const { standard } = need;
  const reminder = byTest("reminder");
  const reminders = standard?.reminders ?? [];
  reminder.hidden = reminders.length === 0;
  say(reminder, () => reminders.map(localized).join(" "));
  document.querySelector("#need-hint").hidden = Boolean(standard);
  markDemands(form, demandsOf(need.form));
  say(byTest("summary"), standard
    ? () => t("summary", { letter: standard.letter, standard: localized(standard.title) }) : "summaryStart");
}

/** The same content keeps its id; a corrected one is another act. */
function ticketId(body) {
  const content = JSON.stringify(body);
  if (attempt.content !== content) attempt = { content, id: uuid7() };
  return attempt.id;
}

async function issue() {
  const asked = need.body();
  const has = (name) => visitor.has(name) || read(asked, `/${name}`) !== undefined;
  const errors = unmet(demandsOf(need.form), has, form);
  if (errors.length) return showErrors(summary, form, errors);
  clearErrors(summary, form);
  // What is on its way cannot be changed any more, however long the server takes.
  given.inert = true;
  say(byTest("summary"), "sending");
  const outcome = await send(asked).catch((problem) => ({ problem }));
  given.inert = false;
  describe();
  const { ticket, person, problem } = outcome;
  if (ticket) {
    result.show(ticket, person, need.standard, office.timeZone);
    turn(true);
  } else if (problem instanceof Problem) showProblem(summary, form, problem);
  else throw problem;
}

async function send(asked) {
  const person = await visitor.save();
  const body = { visitor: person.id, ...asked };
  return { person, ticket: await act(`/api/tickets/${ticketId(body)}`, body) };
}

/** The page is either the form or the ticket that came of it. */
function turn(issued) {
  for (const part of ["#form", "#issue-bar"]) document.querySelector(part).hidden = issued;
  for (const part of ["#result", "#next-bar"]) document.querySelector(part).hidden = !issued;
  scrollTo(0, 0);
  document.querySelector(issued ? "#issued-title" : "#find").focus();
}

function startAgain() {
  if (given.inert) return;
  attempt = {};
  visitor.clear();
  need.clear();
  result.clear();
  clearErrors(summary, form);
  byTest("find").value = "";
  turn(false);
}

const pressIssue = guarded(issueButton, issue);
issueButton.addEventListener("click", pressIssue);
byTest("clear").addEventListener("click", startAgain);
byTest("next").addEventListener("click", startAgain);
addEventListener("keydown", (event) => {
  if (document.querySelector("dialog[open]")) return;
  if (event.key === "Enter" && event.ctrlKey && !form.hidden) pressIssue();
  else if (event.key === "F2" && form.hidden) startAgain();
  else return;
  event.preventDefault();
});
// A reload by mistake must not lose an act that is still being repeated.
addEventListener("beforeunload", (event) => { if (given.inert) event.preventDefault(); });

finder(byTest("find"), byTest("found"), (found) => {
  visitor.show(found);
  need.focus();
}, (query) => visitor.begin(query));

function heard(topic, id) {
  if (topic === "print-jobs") result.heard(id);
  if (topic === "printers") lookAtPrinters();
}

async function open() {
  ({ office } = await enter());
  const { items } = await get("/api/standards");
  need.offer(items);
  turn(false);
  watchPrinters();
  listen(heard, () => {
    result.heard();
    lookAtPrinters();
  });
}

open().catch((error) => {
  if (error instanceof Away) return;
  if (!(error instanceof Problem)) throw error;
  form.hidden = false;
  showProblem(summary, form, error);
});
