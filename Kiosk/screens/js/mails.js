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
const most = 200;
const page = byTest("mails");
const errors = byTest("errors", page);
const isOpen = ({ state }) => ["queued", "sending", "failed"].includes(state);

function refused(problem) {
  if (problem instanceof Away) return;
  if (!(problem instanceof Problem)) throw problem;
  showProblem(errors, page, problem);
}

/** How many mails the answers have; "200+" where the server has more than it tells at once. */
function countOf(answers) {
  const n = answers.reduce((sum, { items }) => sum + items.length, 0);
  return answers.some(({ next }) => next) ? `${n}+` : n;
}

/** The spool: what was given up and what waits, the oldest first, and the last that went out or were kept back. */
async function read() {
  const states = ["failed", "sending", "queued"];
  const [all, ...stuck] = await Promise.all([
    get(`/api/mails?limit=${newest}`), ...states.map((state) => get(`/api/mails?state=${state}&limit=${most}`)),
  ]);
  const open = stuck.flatMap(({ items }) => items.toReversed());
  const counts = { failed: countOf(stuck.slice(0, 1)), waiting: countOf(stuck.slice(1)) };
  return { ...all, open, counts, last: all.items.filter((mail) => !isOpen(mail)) };
}

function show({ open, counts, last, sends, clock }, rows) {
  byTest("off").hidden = sends;
  byTest("clock").hidden = !clock;
  if (clock) say(byTest("clock"), `mails.clock.${clock}`);
  rows.open.show(open);
  rows.last.show(last);
  for (const [name, items] of [["open", open], ["last", last]]) byTest(name).hidden = !items.length;
  byTest("none").hidden = open.length > 0;
  byTest("none-last").hidden = last.length > 0;
  const some = Object.entries(counts).filter(([, n]) => n);
  say(byTest("count"), () => some.map(([name, n]) => t(`mails.count.${name}`, { n })).join(" · "));
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
  // What was refused when the list was read is settled by the next reading, an act's refusal is not.
  let isUnread = false;
  const look = async () => {
    try {
      show(await read(), rows);
      if (isUnread) clearErrors(errors, page);
      isUnread = false;
    } catch (problem) {
      isUnread ||= problem instanceof Problem;
      refused(problem);
    }
  };
  const again = gathered(look);
  page.hidden = false;
  await look();
  addEventListener("loket:reach", ({ detail: here }) => here && again());
  setInterval(again, glance);
  listen((topic) => topic === "mails" && again(), again);
}

open().catch(refused);
