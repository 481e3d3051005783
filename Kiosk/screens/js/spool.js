import { get } from "./api.js";
import { isCancelled } from "./print-words.js";

const lookedAt = ["unknown", "failed"];
const newest = 60;

const originalOf = ({ id, original }) => original ?? id;

/**
 * The print spool as the desk sees it, newest first: `unclear`, which somebody has to look at; `waiting`, which has not
 * come to its end; and `last`, which has. What was given up, or printed once more, is nothing to look at any more.
 */
export async function readSpool(signal) {
  const [open, all] = (await Promise.all([
    get("/api/print-jobs?open=true&limit=200", signal),
    get(`/api/print-jobs?limit=${newest}`, signal),
  ])).map(({ items }) => items);
  const isRepeated = (job) => [...open, ...all].some((other) =>
    originalOf(other) === originalOf(job) && other.copy > job.copy);
  const needsLook = (job) => lookedAt.includes(job.state) && !isCancelled(job) && !isRepeated(job);
  const unclear = open.filter(needsLook);
  const waiting = open.filter(({ state }) => !lookedAt.includes(state));
  const shown = new Set([...unclear, ...waiting].map(({ id }) => id));
  return { unclear, waiting, last: all.filter(({ id }) => !shown.has(id)) };
}
