import { Away, Problem, get } from "./api.js";
import { byTest } from "./dom.js";
import { clearErrors, showErrors, showProblem } from "./errors.js";
import { enter } from "./frame.js";
import { todayIn } from "./instant.js";
import { certain } from "./library/certain.js";
import { learnRules } from "./library/words.js";
import { gathered } from "./list/gathered.js";
import { Paging } from "./list/paging.js";
import { Rows } from "./list/rows.js";
import { memberRow } from "./members/row.js";
import { MemberSheet } from "./members/sheet.js";
import { t } from "./messages.js";
import { heardOfPrinting, watchPrinting } from "./printer-light.js";
import { listen } from "./stream.js";

const page = byTest("members");
const panel = page.querySelector(".panel");
const summary = byTest("errors", panel);
const search = byTest("search");
const writers = ["pustakawan", "admin"];

const refused = (problem) => {
  if (problem instanceof Away) return;
  if (!(problem instanceof Problem)) throw problem;
  showProblem(summary, panel, problem);
};

function makeList(zone, open) {
  const rows = new Rows(byTest("rows"), memberRow(open, () => todayIn(zone)));
  const list = new Paging("/api/members", {
    query: () => new URLSearchParams(search.value.trim() && { q: search.value.trim() }),
    refused,
    show: (members, hasMore) => {
      if (!summary.hidden) clearErrors(summary, panel);
      rows.show(members.map((member) => ({ ...member, id: member.nip })));
      byTest("more").hidden = !hasMore;
      byTest("none").hidden = members.length > 0;
    },
  });
  return { rows, list };
}

async function open() {
  const { office: { timeZone: zone }, role } = await enter();
  const mayWrite = writers.includes(role);
  learnRules(await certain(() => get("/api/library")));
  const look = (nip) => sheet.open(nip)
    .then((isThere) => isThere || showErrors(summary, panel, [{ message: () => t("members.unknown", { nip }) }]))
    .catch(refused);
  const { rows, list } = makeList(zone, look);
  const sheet = new MemberSheet(byTest("sheet"), {
    zone,
    mayWrite,
    opened: (nip) => rows.mark(nip),
    closed: (nip) => {
      rows.mark();
      if (nip && rows.has(nip)) rows.focus(nip);
      else search.focus();
    },
    changed: () => list.again(),
  });
  bind(list, sheet, mayWrite);
  page.hidden = false;
  search.focus();
  await list.begin();
  const lead = () => {
    const asked = new URLSearchParams(location.hash.slice(1));
    // Nobody's number stays in the address, and a reload does not begin again.
    history.replaceState(null, "", location.pathname);
    if (asked.has("nip")) look(asked.get("nip"));
    else if (asked.has("register") && mayWrite) sheet.add(asked.get("register"));
  };
  addEventListener("hashchange", lead);
  lead();
  watchPrinting();
  follow(list, sheet);
}

function bind(list, sheet, mayWrite) {
  byTest("add").hidden = !mayWrite;
  byTest("add").addEventListener("click", () => sheet.add());
  byTest("more").addEventListener("click", () => list.more());
  search.addEventListener("input", gathered(() => list.begin()));
  search.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown") return;
    event.preventDefault();
    byTest("rows").querySelector(".list-key")?.focus();
  });
  search.form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("keydown", (event) => {
    if (event.key !== "F2" || !mayWrite || document.querySelector("dialog[open]:not(.sheet)")) return;
    event.preventDefault();
    sheet.add();
  });
}

function follow(list, sheet) {
  const again = gathered(() => {
    list.again();
    sheet.again().catch(refused);
  });
  // What the server says of a member it says in the page's language.
  addEventListener("loket:language", again);
  listen((topic, id) => {
    if (topic === "members" || topic === "loans") again();
    if (topic === "print-jobs") sheet.heard(id);
    heardOfPrinting(topic);
  }, () => {
    again();
    heardOfPrinting();
  });
}

open().catch((error) => {
  page.hidden = false;
  refused(error);
});
