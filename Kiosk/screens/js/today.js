import { Away, Problem } from "./api.js";
import { byTest } from "./dom.js";
import { clearErrors, showProblem } from "./errors.js";
import { enter } from "./frame.js";
import { csvLink } from "./list/csv-link.js";
import { Filters } from "./list/filters.js";
import { gathered } from "./list/gathered.js";
import { Paging } from "./list/paging.js";
import { Rows } from "./list/rows.js";
import { choices, say, t } from "./messages.js";
import { isOffered } from "./pages.js";
import { loadStandards } from "./standards.js";
import { listen } from "./stream.js";
import { ticketFilters } from "./today/filters.js";
import { ticketRow } from "./today/row.js";
import { TicketSheet } from "./today/ticket-sheet.js";

// Who reads the list and changes nothing on it.
const readers = ["pustakawan", "auditor"];
const page = byTest("today");
const panel = page.querySelector(".panel");
const summary = byTest("errors", panel);

const refused = (problem) => {
  if (!(problem instanceof Problem)) throw problem;
  showProblem(summary, panel, problem);
};

/** How many there are, and how many of them stand where. */
function count(tickets, hasMore) {
  const found = choices("ticketState")
    .map(({ value, label }) => ({ label, n: tickets.filter(({ state }) => state === value).length }))
    .filter(({ n }) => n > 0);
  const tally = () => found.map(({ label, n }) => t("today.tally", { n, state: t(label) }));
  say(byTest("count"), hasMore ? "today.countMore" : "today.count", { n: tickets.length });
  say(byTest("tally"), hasMore ? "" : () => tally().join(" · "));
}

async function open() {
  const who = await enter();
  const { role, office: { timeZone: zone } } = who;
  const standards = await loadStandards();
  const filters = new Filters(document.querySelector("#filters"), {
    ...ticketFilters(standards),
    zone,
    changed: () => list.begin(),
  });
  const rows = new Rows(byTest("rows"), ticketRow(zone, (ticket) => sheet.open(ticket).catch(refused)));
  const list = new Paging("/api/tickets", {
    query: () => filters.query(),
    refused,
    show: (tickets, hasMore) => {
      if (!summary.hidden) clearErrors(summary, panel);
      rows.show(tickets);
      byTest("more").hidden = !hasMore;
      byTest("none").hidden = tickets.length > 0;
      say(byTest("none"), filters.isToday ? "today.noneYet" : "today.none");
      count(tickets, hasMore);
    },
  });
  const sheet = new TicketSheet(byTest("sheet"), {
    zone,
    standards,
    mayAct: !readers.includes(role),
    mayWork: isOffered("/cases.html", who),
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
  // Another page can lead to one ticket.
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
}

open().catch((error) => {
  if (error instanceof Away) return;
  page.hidden = false;
  refused(error);
});
