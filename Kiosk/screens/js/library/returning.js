import { Problem } from "../api.js";
import { t } from "../messages.js";
import { uuid7 } from "../uuid7.js";
import { dayInWords } from "../words.js";
import { eventOffer } from "./item-events.js";
import { caughtLines, isUnknown, outcome, refusal, unknown } from "./outcomes.js";
import { findItem, takeBack } from "./server.js";

/**
 * Takes a copy back; `at` is when it lay in the book drop. The outcome has the ended loan as `returned`, and whose it
 * was as `nip`.
 */
export async function takeBackScanned(number, at) {
  try {
    return await take({ inventoryNumber: number, at });
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    return isUnknown(problem, "/inventoryNumber") ? unknown(number) : refused(problem, number);
  }
}

/** Takes back one that was picked from a member's loans. */
export async function takeBackPicked({ nip }, { id, inventoryNumber, title }, at) {
  try {
    return await take({ nip, loan: id, at });
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    return refusal(problem, { inventoryNumber, title });
  }
}

async function take(what) {
  const id = uuid7();
  const { loan, nip, member, shelf, hold, mail } = await takeBack(id, what);
  const { inventoryNumber, title, lateDays } = loan;
  const lines = [
    ...(hold ? caughtLines(hold) : [shelf ? () => t("library.toShelf", { shelf }) : "library.toShelfUnknown"]),
    ...(lateDays ? [() => t("library.late", { n: lateDays })] : []),
    () => t(mail ? "library.returnedMailed" : "library.returnedBy", { name: member, nip }),
  ];
  return outcome(hold || lateDays ? "warn" : "good", title, inventoryNumber, lines, {
    deed: id,
    nip,
    returned: loan.id,
    offers: [eventOffer("damaged", { inventoryNumber, title })],
  });
}

/** What is not out may be what somebody waits for: fetched from its shelf, it is set aside. */
async function refused(problem, number) {
  const item = await findItem(number) ?? { title: number };
  const { heldFor, waiting, status } = item;
  const isWanted = waiting > 0 && ["available", "inTransit"].includes(status);
  const said = refusal(problem, item, isWanted ? [eventOffer("setAside", item)] : []);
  if (isWanted) said.lines.push(() => t("library.waiting", { n: waiting }));
  if (heldFor) {
    const { member, nip, readyUntil } = heldFor;
    said.lines.push(() => t("library.caught", { name: member, nip, date: dayInWords(readyUntil) }));
  }
  return said;
}
