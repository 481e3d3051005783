import { Away, Problem, get } from "./api.js";
import { bar } from "./chart/bar.js";
import { placePatterns } from "./chart/shape.js";
import { byTest, element } from "./dom.js";
import { clearErrors, showProblem } from "./errors.js";
import { enter } from "./frame.js";
import { csvLink } from "./list/csv-link.js";
import { officeDay } from "./list/office-day.js";
import { locale, localized, say, t } from "./messages.js";
import { sayPrinted } from "./printed.js";
import { loadStandards } from "./standards.js";
import { dayInWords, whole } from "./words.js";

const page = byTest("survey");
const summary = byTest("errors");
const [from, to, standard] = ["from", "to", "standard"].map((name) => byTest(name));
let asked = new AbortController();
const body = (name) => byTest(name).querySelector("tbody");

const hundredths = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
const written = (value) => value === undefined ? "–" : new Intl.NumberFormat(locale(), hundredths).format(value);
const grade = (value) => value === undefined ? "–" : t(`survey.grades.${value}`);
const row = (head, ...cells) => element("tr", {}, say(element("th", { scope: "row" }), head),
  ...cells.map((cell) => typeof cell === "function" ? say(element("td"), cell) : cell));
const figure = (name, words) => element("div", {},
  say(element("dt"), `survey.${name}`), say(element("dd", { "data-testid": name }), words));

function show(results) {
  say(byTest("title"), () => t("survey.resultsOf", { title: localized(results.title) }));
  say(byTest("period"), () => `${results.office}, ${dayInWords(results.from)} – ${dayInWords(results.to)}`);
  byTest("totals").replaceChildren(
    figure("index", () => written(results.index)), figure("grade", () => grade(results.grade)),
    figure("respondents", () => whole(results.respondents)));
  body("elements").replaceChildren(...results.elements.map((one) => row(one.label,
    () => written(one.mean), () => written(one.index), () => grade(one.grade),
    element("td", { className: "survey-bar" }, bar([{ value: one.index ?? 0, look: "chart-full" }], 100)))));
  body("services").replaceChildren(...results.standards.map((one) => row(one.title,
    () => whole(one.respondents), () => written(one.index), () => grade(one.grade))));
  byTest("services").hidden = !results.standards.length;
  say(byTest("rule"), "survey.rule", { decree: results.decree });
}

const query = () => new URLSearchParams({
  from: from.value, to: to.value, ...(standard.value && { standard: standard.value }),
});

function refused(problem) {
  if (problem instanceof Away || problem.name === "AbortError") return;
  if (!(problem instanceof Problem)) throw problem;
  showProblem(summary, page, problem);
}

async function ask() {
  asked.abort();
  asked = new AbortController();
  const results = await get(`/api/survey/results?${query()}`, asked.signal);
  if (!summary.hidden) clearErrors(summary, page);
  show(results);
}

const askAgain = () => ask().catch(refused);

async function open() {
  const who = await enter({ roles: ["kasi", "admin", "auditor"] });
  const zone = who.office.timeZone;
  placePatterns();
  to.value = officeDay(zone);
  // The survey is a yearly one.
  from.value = `${to.value.slice(0, 4)}-01-01`;
  standard.replaceChildren(say(element("option", { value: "" }), "dashboard.all"),
    ...(await loadStandards()).map(({ id, title }) => say(element("option", { value: id }), title)));
  for (const choice of [from, to, standard]) choice.addEventListener("change", askAgain);
  csvLink(byTest("csv"), "/api/survey/results.csv", query);
  csvLink(byTest("answers-csv"), "/api/survey/responses.csv", query);
  byTest("print").addEventListener("click", () => {
    sayPrinted(who);
    print();
  });
  page.hidden = false;
  await askAgain();
}

open().catch((error) => {
  page.hidden = false;
  refused(error);
});
