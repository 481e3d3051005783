import { Away, Problem, act, get } from "./api.js";
import { byTest } from "./dom.js";
import { clearErrors, showProblem } from "./errors.js";
import { enter } from "./frame.js";
import { gathered } from "./list/gathered.js";
import { Rows } from "./list/rows.js";
import { mailRow } from "./mails/row.js";
import { say, t } from "./messages.js";
import { listen } from "./stream.js";
import { uuid7 } from "./uuid7.js";

const glance = 30_000;
const newest = 60;
const page = byTest("mails");
const errors = byTest("errors", page);
const isOpen = ({ state }) => ["queued", "sending", "failed"].includes(state);

function refused(problem) {
  if (problem instanceof Away) return;
  if (!(problem instanceof Problem)) throw problem;
  showProblem(errors, page, problem);
}

/** The spool: what was given up and what waits, the oldest first, and the last that went out or were kept back. */
async function read() {
  const states = ["failed", "sending", "queued"];
  const [all, ...stuck] = await Promise.all([
    get(`/api/mails?limit=${newest}`), ...states.map((state) => get(`/api/mails?state=${state}&limit=200`)),
  ]);
  const open = stuck.flatMap(({ items }) => items.toReversed());
  return { ...all, open, last: all.items.filter((mail) => !isOpen(mail)) };
}

function show({ open, last, sends, clock }, rows) {
  byTest("off").hidden = sends;
  byTest("clock").hidden = !clock;
  if (clock) say(byTest("clock"), `mails.clock.${clock}`);
  rows.open.show(open);
  rows.last.show(last);
  for (const [name, items] of [["open", open], ["last", last]]) byTest(name).hidden = !items.length;
  byTest("none").hidden = open.length > 0;
  byTest("none-last").hidden = last.length > 0;
  const failed = open.filter(({ state }) => state === "failed").length;
  const counts = [["failed", failed], ["waiting", open.length - failed]].filter(([, n]) => n > 0);
  say(byTest("count"), () => counts.map(([name, n]) => t(`mails.count.${name}`, { n })).join(" · "));
}

async function open() {
  const { office: { timeZone: zone } } = await enter();
  const change = async ({ id }, type) => {
    clearErrors(errors, page);
    try {
      await act(`/api/mails/${id}/events/${uuid7()}`, { type });
    } catch (problem) {
      refused(problem);
    }
    await look();
  };
  const rows = {
    open: new Rows(byTest("open-rows"), mailRow(zone, change)),
    last: new Rows(byTest("last-rows"), mailRow(zone, null)),
  };
  const look = () => read().then((spool) => show(spool, rows)).catch(refused);
  const again = gathered(look);
  page.hidden = false;
  await look();
  addEventListener("loket:reach", ({ detail: here }) => here && again());
  setInterval(again, glance);
  listen((topic) => topic === "mails" && again(), again);
}

open().catch(refused);
