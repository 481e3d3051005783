import { Away, Problem } from "./api.js";
import { TitleSheet } from "./catalogue/title-sheet.js";
import { titleRow } from "./catalogue/row.js";
import { byTest } from "./dom.js";
import { clearErrors, showProblem } from "./errors.js";
import { enter } from "./frame.js";
import { gathered } from "./list/gathered.js";
import { Paging } from "./list/paging.js";
import { Rows } from "./list/rows.js";
import { say } from "./messages.js";
import { listen } from "./stream.js";

const page = byTest("catalogue");
const panel = page.querySelector(".panel");
const summary = byTest("errors", panel);
const words = byTest("q");

const refused = (problem) => {
  if (!(problem instanceof Problem)) throw problem;
  showProblem(summary, panel, problem);
};

/** What is looked for stays in the address, so that a link or going back finds it again. */
function keepInAddress() {
  const typed = words.value.trim();
  history.replaceState(null, "", typed ? `?${new URLSearchParams({ q: typed })}` : location.pathname);
}

function follow(list, sheet) {
  const again = gathered(() => list.again());
  listen((topic, id) => {
    if (topic !== "catalogue") return;
    again();
    sheet.heard(id);
  }, () => {
    list.again();
    sheet.heard();
  });
}

function listenToDesk(list, sheet) {
  const search = gathered(() => {
    keepInAddress();
    list.begin();
  });
  words.addEventListener("input", search);
  words.form.addEventListener("submit", (event) => {
    event.preventDefault();
    search();
  });
  byTest("more").addEventListener("click", () => list.more());
  byTest("add").addEventListener("click", () => sheet.add());
  addEventListener("keydown", (event) => {
    if (event.key !== "F2" || byTest("add").hidden || document.querySelector("dialog[open]:not(.sheet)")) return;
    event.preventDefault();
    sheet.add();
  });
}

async function open() {
  const { role } = await enter();
  const mayAct = role !== "kasi";
  byTest("add").hidden = !mayAct;
  words.value = new URLSearchParams(location.search).get("q") ?? "";
  const rows = new Rows(byTest("rows"), titleRow((title) => sheet.open(title).catch(refused)));
  const list = new Paging("/api/catalogue", {
    query: () => new URLSearchParams({ q: words.value.trim() }),
    refused,
    show: (titles, hasMore) => {
      if (!summary.hidden) clearErrors(summary, panel);
      rows.show(titles);
      byTest("more").hidden = !hasMore;
      byTest("none").hidden = titles.length > 0;
      const isSearch = words.value.trim() !== "";
      say(byTest("none"), isSearch ? "catalogue.none" : "catalogue.empty");
      if (isSearch) say(byTest("count"), hasMore ? "catalogue.foundMore" : "catalogue.found", { n: titles.length });
      else say(byTest("count"), titles.length ? "catalogue.newest" : "");
    },
  });
  const sheet = new TitleSheet(byTest("sheet"), {
    mayAct,
    opened: (id) => rows.mark(id),
    closed: (id) => {
      rows.mark();
      if (id) rows.focus(id);
      else words.focus();
    },
    changed: () => list.again(),
  });
  listenToDesk(list, sheet);
  page.hidden = false;
  words.focus();
  await list.begin();
  follow(list, sheet);
}

open().catch((error) => {
  if (error instanceof Away) return;
  page.hidden = false;
  refused(error);
});
