import { Away, Problem, get } from "./api.js";
import { CaseSheet } from "./cases/case-sheet.js";
import { caseFilters, settleOwners } from "./cases/filters.js";
import { caseRow } from "./cases/row.js";
import { byTest } from "./dom.js";
import { clearErrors, showProblem } from "./errors.js";
import { enter } from "./frame.js";
import { csvLink } from "./list/csv-link.js";
import { Filters } from "./list/filters.js";
import { gathered } from "./list/gathered.js";
import { Paging } from "./list/paging.js";
import { Rows } from "./list/rows.js";
import { say } from "./messages.js";
import { loadStandards } from "./standards.js";
import { listen } from "./stream.js";

const glance = 60_000;
const page = byTest("cases");
const panel = page.querySelector(".panel");
const summary = byTest("errors", panel);

/** The views of which only some offices have cases, each with the standards that make them. */
const special = {
  unstated: ({ promises }) => promises.some(({ from }) => from === "officerSet"),
  silent: ({ progressDuty }) => progressDuty,
  uncoordinated: ({ coordination }) => coordination.length > 0,
};

const refused = (problem) => {
  if (!(problem instanceof Problem)) throw problem;
  showProblem(summary, panel, problem);
};

async function open() {
  const { username, role, office: { timeZone: zone } } = await enter();
  const [standards, { items: officers }] = await Promise.all([loadStandards(), get("/api/officers")]);
  for (const [view, isOf] of Object.entries(special)) byTest(view).hidden = !standards.some(isOf);
  const form = document.querySelector("#filters");
  settleOwners(form);
  const filters = new Filters(form, {
    ...caseFilters(standards, officers),
    zone,
    changed: () => list.begin(),
  });
  const rows = new Rows(byTest("rows"), caseRow({ zone, officers }, (ticket) => sheet.open(ticket).catch(refused)));
  const list = new Paging("/api/tickets", {
    query: () => filters.query(),
    refused,
    show: (tickets, hasMore) => {
      if (!summary.hidden) clearErrors(summary, panel);
      rows.show(tickets);
      byTest("more").hidden = !hasMore;
      byTest("none").hidden = tickets.length > 0;
      say(byTest("none"), `casework.none.${filters.view}`);
      say(byTest("count"), hasMore ? "casework.countMore" : "casework.count", { n: tickets.length });
    },
  });
  const sheet = new CaseSheet(byTest("sheet"), {
    zone,
    standards,
    officers,
    username,
    role,
    opened: (id) => rows.mark(id),
    closed: (id) => {
      rows.mark();
      rows.focus(id);
    },
    changed: () => list.again(),
  });
  byTest("more").addEventListener("click", () => list.more());
  csvLink(byTest("csv"), "/api/tickets.csv", () => filters.query());
  page.hidden = false;
  await list.begin();
  // Another page can lead to one case.
  const wanted = location.hash.slice(1);
  if (wanted) sheet.open({ id: wanted }).catch(refused);
  const again = gathered(() => list.again());
  listen((topic, id) => {
    if (topic === "tickets") again();
    sheet.heard(topic, id);
  }, () => {
    list.again();
    sheet.heard();
  });
  // What becomes overdue while nobody does anything rises to the top, too.
  setInterval(() => list.again(), glance);
}

open().catch((error) => {
  if (error instanceof Away) return;
  page.hidden = false;
  refused(error);
});
