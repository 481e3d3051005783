import { isCancelled } from "../print-words.js";
import { placeOf } from "./words.js";

const moves = ({ use }, place, printers) => printers
  .filter((printer) => printer.use.includes(use) && printer.name !== place)
  .map(({ name }) => ({ type: "moved", printer: name }));

/**
 * What the desk can do with a print job, in the order in which it is offered: `{type, printer?}` of the job's event, or
 * a `copy`. `isOpen` says whether its printer is still at it: one that was sent may have come to its end so.
 */
export function actsOf(job, isOpen, printers) {
  const { state, wish } = job;
  const elsewhere = () => moves(job, placeOf(job, printers), printers);
  if (isOpen) return wish ? [] : [{ type: "cancelled" }, ...elsewhere()];
  if (state === "unknown") return [{ type: "seen" }, { type: "copy" }];
  if (state === "failed") return [{ type: "retried" }, ...isCancelled(job) ? [] : elsewhere()];
  return [{ type: "copy" }];
}
