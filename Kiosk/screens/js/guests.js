import { Away, Problem, act } from "./api.js";
import { byTest } from "./dom.js";
import { clearErrors, showProblem } from "./errors.js";
import { enter } from "./frame.js";
import { countPresent, countVisits } from "./guests/count.js";
import { guestRow } from "./guests/row.js";
import { VisitSheet } from "./guests/visit-sheet.js";
import { csvLink } from "./list/csv-link.js";
import { Filters } from "./list/filters.js";
import { gathered } from "./list/gathered.js";
import { officeDay } from "./list/office-day.js";
import { Paging } from "./list/paging.js";
import { Rows } from "./list/rows.js";
import { Sheet } from "./list/sheet.js";
import { say, t } from "./messages.js";
import { heardOfPrinting, watchPrinting } from "./printer-light.js";
import { loadStandards } from "./standards.js";
import { listen } from "./stream.js";
import { uuid7 } from "./uuid7.js";
import { timeIn } from "./words.js";

const page = byTest("guests");
const panel = page.querySelector(".panel");
const summary = byTest("errors", panel);

const narrowing = {
  searchHint: "guests.searchHint",
  views: { present: { asks: { present: "true" }, says: "guests.hintPresent" }, day: { isDated: true } },
  fields: [{ pointer: "/date", label: "list.date", type: "date", required: true }],
};

const refused = (problem) => {
  if (!(problem instanceof Problem)) throw problem;
  showProblem(summary, panel, problem);
};

async function open() {
  const { office: { timeZone: zone } } = await enter();
  // The finder names the open cases of a visitor.
  await loadStandards();
  const filters = new Filters(document.querySelector("#filters"), { ...narrowing, zone, changed: () => list.begin() });

  /** They leave; the book says so at once. */
  const leave = async (visit) => {
    try {
      const { visitor: { name }, leftAt } = await act(`/api/visits/${visit.id}/departures/${uuid7()}`, {});
      say(byTest("said"), () => t("guests.hasLeft", { name, time: timeIn(zone, leftAt) }));
      byTest("said").hidden = false;
      await list.again();
    } catch (problem) {
      refused(problem);
    }
  };

  const rows = new Rows(byTest("rows"), guestRow(zone, { open: (visit) => sheet.open(visit).catch(refused), leave }));
  const list = new Paging("/api/visits", {
    query: () => filters.query(),
    refused,
    show: (visits, hasMore) => {
      if (!summary.hidden) clearErrors(summary, panel);
      rows.show(visits);
      sheet.offerHosts(visits);
      byTest("more").hidden = !hasMore;
      byTest("none").hidden = visits.length > 0;
      const isPresent = filters.view === "present";
      say(byTest("none"), isPresent && !filters.query().has("q") ? "guests.noneInside" : "guests.none");
      if (isPresent) countPresent(visits, hasMore, officeDay(zone));
      else countVisits(visits, hasMore);
    },
  });
  const sheet = new VisitSheet(byTest("sheet"), {
    zone,
    leave,
    opened: (id) => rows.mark(id),
    closed: (id) => {
      rows.mark();
      if (id) rows.focus(id);
      else byTest("add").focus();
    },
    changed: () => list.again(),
  });
  byTest("add").addEventListener("click", () => sheet.add());
  byTest("more").addEventListener("click", () => list.more());
  addEventListener("keydown", (event) => {
    if (event.key !== "F2" || document.querySelector("dialog[open]:not(.sheet)")) return;
    event.preventDefault();
    sheet.add();
  });
  csvLink(byTest("csv"), "/api/visits.csv", () => filters.query());
  page.hidden = false;
  if (Sheet.hasRoomBeside) sheet.add();
  await list.begin();
  watchPrinting();
  follow(list, sheet);
}

function follow(list, sheet) {
  const again = gathered(() => list.again());
  listen((topic, id) => {
    if (topic === "visits" || topic === "visitors") again();
    if (topic === "print-jobs") sheet.heard(id);
    heardOfPrinting(topic);
  }, () => {
    list.again();
    heardOfPrinting();
  });
}

open().catch((error) => {
  if (error instanceof Away) return;
  page.hidden = false;
  refused(error);
});
