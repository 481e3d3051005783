import { Away, Problem, act, get } from "./api.js";
import { byTest } from "./dom.js";
import { clearErrors, showProblem } from "./errors.js";
import { enter } from "./frame.js";
import { guarded } from "./guard.js";
import { askReason } from "./library/ask-reason.js";
import { gathered } from "./list/gathered.js";
import { Rows } from "./list/rows.js";
import { say } from "./messages.js";
import { isOffered } from "./pages.js";
import { listen } from "./stream.js";
import { conflictCard } from "./sync/conflict-card.js";
import { logLine } from "./sync/log-line.js";
import { Standing } from "./sync/standing.js";
import { stuckRow } from "./sync/stuck-row.js";
import { showSyncLight } from "./sync-light.js";
import { uuid7 } from "./uuid7.js";

const glance = 15_000;
// What a record is made of, or what became of one.
const heard = ["sync", "tickets", "loans"];
// How much of what was done is shown.
const shown = 20;
const page = byTest("sync");
const errors = byTest("errors", page);

function refused(problem) {
  if (problem instanceof Away) return;
  if (!(problem instanceof Problem)) throw problem;
  showProblem(errors, page, problem);
}

/** What the account may not know of, or what is too much for one page, is in the sums alone. */
function tellUnseen(name, hidden) {
  byTest(name).hidden = hidden <= 0;
  say(byTest(name), "sync.unseen", { n: hidden });
}

/** The acts of somebody who may: each asks for its reason where one is demanded. */
function actsOf(look) {
  const send = async (path, body) => {
    clearErrors(errors, page);
    try {
      await act(`/api/sync/${path}/${uuid7()}`, body);
    } catch (problem) {
      refused(problem);
    }
    await look();
  };
  const asked = async (question, path, body) => {
    const reason = await askReason({ label: "sync.reason", ...question });
    if (reason) await send(path, { ...body, reason });
  };
  return {
    retry: ({ id }) => send("retries", { letter: id }),
    retryAll: () => send("retries", {}),
    resume: () => send("pauses", { paused: false }),
    pause: () => asked({ title: ["sync.pauseTitle"], hint: ["sync.pauseHint"], send: "sync.pause" },
      "pauses", { paused: true }),
    skip: ({ id }) => asked({ title: ["sync.skipTitle"], hint: ["sync.skipHint"], send: "sync.skip" },
      "skips", { letter: id }),
    see: ({ id }) => asked({ title: ["sync.seeTitle"], hint: ["sync.seeHint"], label: "sync.seeLabel",
      send: "sync.see" }, "conflicts", { conflict: id }),
  };
}

async function open() {
  const who = await enter();
  const { role, office: { timeZone: zone } } = who;
  const mayAct = role !== "auditor";
  const casePage = isOffered("/cases.html", who) ? "/cases.html" : "/today.html";
  const acts = mayAct ? actsOf(() => look()) : null;
  const standing = new Standing(byTest("standing"), zone, acts);
  const stuck = new Rows(byTest("stuck-rows"), stuckRow(zone, acts));
  const conflicts = new Rows(byTest("conflicts"), conflictCard(zone, casePage, acts));
  if (mayAct) byTest("retry-all").addEventListener("click", guarded(byTest("retry-all"), acts.retryAll));

  const show = (state) => {
    const records = [...state.dead, ...state.retrying];
    standing.show(state);
    stuck.show(records);
    conflicts.show(state.conflicts);
    byTest("stuck").hidden = records.length === 0;
    byTest("retry-all").hidden = !mayAct || state.dead.length < 2;
    byTest("none-stuck").hidden = records.length > 0;
    byTest("none-conflicts").hidden = state.conflicts.length > 0;
    tellUnseen("unseen-stuck", state.deadLetters - state.dead.length);
    tellUnseen("unseen-conflicts", state.openConflicts - state.conflicts.length);
    byTest("log").hidden = state.acts.length === 0;
    byTest("acts").replaceChildren(...state.acts.slice(0, shown).map((one) => logLine(one, zone)));
    if (mayAct) showSyncLight(state);
  };
  const look = () => get("/api/sync").then(show).catch(refused);
  const again = gathered(look);
  page.hidden = false;
  await look();
  addEventListener("loket:reach", ({ detail: here }) => here && again());
  setInterval(again, glance);
  listen((topic) => heard.includes(topic) && again(), again);
}

open().catch(refused);
