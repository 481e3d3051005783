import { Away, Problem, get } from "./api.js";
import { placePatterns } from "./chart/shape.js";
import { showHours, showSteps } from "./dashboard/flow.js";
import {
  showChannels, showOfficers, showOpen, showPromises, showRatings, showTimes,
} from "./dashboard/outcome.js";
import { neighbourOf, periodAround, spanNames } from "./dashboard/period.js";
import { byTest, element } from "./dom.js";
import { clearErrors, showProblem } from "./errors.js";
import { enter } from "./frame.js";
import { csvLink } from "./list/csv-link.js";
import { gathered } from "./list/gathered.js";
import { officeDay } from "./list/office-day.js";
import { localized, say, t } from "./messages.js";
import { sayPrinted } from "./printed.js";
import { loadStandards } from "./standards.js";
import { listen } from "./stream.js";
import { dateIn, dayInWords, whole } from "./words.js";

const page = byTest("dashboard");
const summary = byTest("errors");
const [span, date, standard] = ["span", "date", "standard"].map((name) => byTest(name));
const room = (name) => byTest(name).querySelector(".chart-room");
let zone;
let shown;
let asked = new AbortController();

function refused(problem) {
  if (problem instanceof Away || problem.name === "AbortError") return;
  if (!(problem instanceof Problem)) throw problem;
  showProblem(summary, page, problem);
}

const period = () => periodAround(date.value, span.value);
const query = () => new URLSearchParams({ ...period(), ...(standard.value && { standard: standard.value }) });

function periodWords() {
  const { from, to } = period();
  return from === to ? dateIn("UTC", `${from}T12:00Z`) : `${dayInWords(from)} – ${dayInWords(to)}`;
}

// In the order of a day.
const counted = ["issued", "called", "finished", "noShow", "cancelled", "voided"];

function showTotals(totals) {
  byTest("totals").replaceChildren(...counted.map((name) => element("div", {},
    say(element("dt"), `dashboard.total.${name}`),
    say(element("dd", { "data-testid": `total-${name}` }), () => whole(totals[name])))));
}

function showSurvey({ respondents, index, grade }) {
  const words = index === undefined ? "dashboard.surveyNone"
    : () => t("dashboard.surveyOf", { grade, n: whole(respondents) });
  byTest("index").replaceChildren(
    ...(index === undefined ? [] : [say(element("strong"), () => whole(index))]), say(element("span"), words));
}

/** Charts hold text that they were drawn with: they are drawn anew in another language. */
function draw() {
  if (!shown) return;
  showTotals(shown.totals);
  byTest("steps").hidden = !shown.steps.length;
  showSteps(room("steps"), shown.steps);
  showHours(room("by-hour"), shown.hours);
  showTimes(room("times"), shown);
  showPromises(room("promises"), shown.promises);
  showOpen(room("open"), shown.open);
  showOfficers(room("officers"), shown.officers);
  showRatings(room("ratings"), shown.ratings);
  showChannels(room("channels"), shown.channels);
  showSurvey(shown.survey);
  byTest("after").disabled = period().to >= officeDay(zone);
}

async function show() {
  asked.abort();
  asked = new AbortController();
  shown = await get(`/api/dashboard?${query()}`, asked.signal);
  if (!summary.hidden) clearErrors(summary, page);
  say(byTest("title"), "dashboard.of", { office: shown.office });
  say(byTest("period"), periodWords);
  draw();
}

const showAgain = () => show().catch(refused);

function turnTo(day) {
  const today = officeDay(zone);
  date.max = today;
  date.value = day && day < today ? day : today;
  return showAgain();
}

function offer(standards) {
  span.replaceChildren(...spanNames.map((name) => say(element("option", { value: name }), `dashboard.spans.${name}`)));
  standard.replaceChildren(say(element("option", { value: "" }), "dashboard.all"),
    ...standards.map(({ id, letter, title }) =>
      say(element("option", { value: id }), () => `${letter} · ${localized(title)}`)));
}

function listenToAsking() {
  for (const choice of [span, standard]) choice.addEventListener("change", showAgain);
  date.addEventListener("change", () => turnTo(date.value));
  byTest("before").addEventListener("click", () => turnTo(neighbourOf(period(), -1)));
  byTest("after").addEventListener("click", () => turnTo(neighbourOf(period(), 1)));
  csvLink(byTest("csv"), "/api/dashboard.csv", query);
  csvLink(byTest("events-csv"), "/api/events.csv", query);
  addEventListener("loket:language", draw);
}

async function open() {
  const who = await enter();
  zone = who.office.timeZone;
  placePatterns();
  offer(await loadStandards());
  date.value = officeDay(zone);
  listenToAsking();
  byTest("print").addEventListener("click", () => {
    sayPrinted(who);
    print();
  });
  page.hidden = false;
  await turnTo("");
  const again = gathered(() => period().to >= officeDay(zone) && showAgain(), 2000);
  listen((topic) => { if (topic === "tickets") again(); }, again);
}

open().catch((error) => {
  page.hidden = false;
  refused(error);
});
