import { Problem } from "../api.js";
import { t } from "../messages.js";
import { uuid7 } from "../uuid7.js";
import { dayInWords } from "../words.js";
import { askReason } from "./ask-reason.js";
import { outcome, refusal } from "./outcomes.js";
import { extend } from "./server.js";

const told = (nip, deed) => ({ loan, inventoryNumber, title, extended, oldDueDate, dueDate, refusal: no }) => {
  if (extended) {
    const lines = [() => t("library.extended", { old: dayInWords(oldDueDate), date: dayInWords(dueDate) })];
    return outcome("good", title, inventoryNumber, lines, { deed, nip, extended: loan });
  }
  const run = () => extendAnyway(nip, inventoryNumber, title, no);
  const offers = no.overridable ? [{ words: "library.extendAnyway", run }] : [];
  return outcome("bad", title, inventoryNumber, [() => no.message], { offers });
};

/** Extends a member's loans, all or those of some copies; one outcome for each. Several are one act, undone as one. */
export async function extendLoans(nip, inventoryNumbers, override) {
  const id = uuid7();
  return (await extend(id, nip, inventoryNumbers, override)).items.map(told(nip, id));
}

/** Extends the loan of one copy. */
export async function extendOne(nip, inventoryNumber, override) {
  try {
    return (await extendLoans(nip, [inventoryNumber], override))[0];
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    return refusal(problem, { title: inventoryNumber });
  }
}

async function extendAnyway(nip, inventoryNumber, title, { message }) {
  const reason = await askReason({
    title: ["library.extendAnywayTitle", { title }],
    hint: [() => message],
    label: "library.reason",
    send: "library.extendAnyway",
  });
  return reason && extendOne(nip, inventoryNumber, reason);
}
