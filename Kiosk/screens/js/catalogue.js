import { Away, Problem } from "./api.js";
import { titleRow } from "./catalogue/row.js";
import { Search } from "./catalogue/search.js";
import { TitleSheet } from "./catalogue/title-sheet.js";
import { byTest } from "./dom.js";
import { clearErrors, showProblem } from "./errors.js";
import { enter } from "./frame.js";
import { gathered } from "./list/gathered.js";
import { Paging } from "./list/paging.js";
import { Rows } from "./list/rows.js";
import { listen } from "./stream.js";

const page = byTest("catalogue");
const panel = page.querySelector(".panel");
const summary = byTest("errors", panel);

const refused = (problem) => {
  if (!(problem instanceof Problem)) throw problem;
  showProblem(summary, panel, problem);
};

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
  const search = new Search(() => list.begin());
  const rows = new Rows(byTest("rows"), titleRow((title) => sheet.open(title).catch(refused)));
  const list = new Paging("/api/catalogue", {
    query: () => search.query,
    refused,
    show: (titles, hasMore) => {
      if (!summary.hidden) clearErrors(summary, panel);
      rows.show(titles);
      search.say(titles.length, hasMore);
    },
  });
  const sheet = new TitleSheet(byTest("sheet"), {
    mayAct,
    opened: (id) => rows.mark(id),
    closed: (id) => {
      rows.mark();
      if (id) rows.focus(id);
      else search.focus();
    },
    changed: () => list.again(),
  });
  listenToDesk(list, sheet);
  page.hidden = false;
  search.focus();
  await list.begin();
  follow(list, sheet);
}

open().catch((error) => {
  if (error instanceof Away) return;
  page.hidden = false;
  refused(error);
});
