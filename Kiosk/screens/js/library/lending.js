import { Problem } from "../api.js";
import { t } from "../messages.js";
import { uuid7 } from "../uuid7.js";
import { askReason } from "./ask-reason.js";
import { extendOne } from "./extending.js";
import { dueLine, isUnknown, outcome, refusal, unknown } from "./outcomes.js";
import { findItem, lend, reserve } from "./server.js";

/** Lends a copy to a member; the outcome has the new `loan`, and whose it is as `nip`. */
export async function lendTo(member, number, override) {
  const id = uuid7();
  try {
    const { loan, inventoryNumber, title, dueDate, stampJob } = await lend(id, member.nip, number, override);
    const done = { deed: id, nip: member.nip, loan, job: stampJob };
    return outcome("good", title, inventoryNumber, [dueLine(dueDate)], done);
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    return isUnknown(problem, "/inventoryNumber") ? unknown(number) : refused(problem, member, number);
  }
}

async function refused(problem, member, number) {
  const item = await findItem(number) ?? { title: number };
  const said = refusal(problem, item, offers(problem, member, item));
  const { current } = problem;
  if (current?.name) said.lines.push(() => t("library.holder", current));
  return said;
}

function offers(problem, member, item) {
  if (problem.overridable) return [{ words: "library.lendAnyway", run: () => lendAnyway(problem, member, item) }];
  switch (problem.type) {
    case "item-on-loan": return [{ words: "library.reserve", run: () => reserveFor(member, item) }];
    case "already-borrowed":
      return [{ words: "library.extendIt", run: () => extendOne(member.nip, item.inventoryNumber) }];
    default: return [];
  }
}

async function lendAnyway(problem, member, { inventoryNumber, title }) {
  const reason = await askReason({
    title: ["library.lendAnywayTitle", { title }],
    hint: [() => problem.detail],
    label: "library.reason",
    send: "library.lendAnyway",
  });
  return reason && lendTo(member, inventoryNumber, reason);
}

/** What is out is reserved for the one who wants it. */
async function reserveFor({ nip }, item) {
  try {
    const { position, onShelf } = await reserve(nip, item.titleID);
    const lines = [() => t("library.reserved", { n: position })];
    // Another copy of the title stands on its shelf.
    if (onShelf) lines.push(() => t("library.onShelf", { number: onShelf.inventoryNumber, shelf: onShelf.shelf }));
    return outcome("good", item.title, item.inventoryNumber, lines);
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    return refusal(problem, item);
  }
}
