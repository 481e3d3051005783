import { get } from "./api.js";

const remembered = "loket.printers";
const asked = "printer";

/** What a printer can be used for. */
export const uses = ["ticket", "stamp", "slip"];

/** The printers that somebody chose for this device, by use. */
export function chosenPrinters() {
  try {
    return JSON.parse(localStorage.getItem(remembered)) ?? {};
  } catch {
    return {};
  }
}

/** From now on this device prints a use there; without a name wherever the office prints it. */
export function choosePrinter(use, name) {
  const { [use]: _, ...others } = chosenPrinters();
  localStorage.setItem(remembered, JSON.stringify(name ? { ...others, [use]: name } : others));
}

/** A device that nobody operates is told by its address: `?printer=NAME` is where its tickets come out from now on. */
export function choosePrinterByAddress() {
  const name = new URLSearchParams(location.search).get(asked);
  if (name !== null) choosePrinter("ticket", name);
}

/** The printer of these that this device's papers of a use come out of; undefined where none has that use. */
export function printerOfDesk(printers, use) {
  const able = printers.filter((printer) => printer.use.includes(use));
  return able.find(({ name }) => name === chosenPrinters()[use]) ?? able[0];
}

/** What an act that prints says of the printer: the one chosen here, as long as the office has it for this use. */
export async function printerWish(use) {
  const name = chosenPrinters()[use];
  if (!name) return {};
  const answer = await get("/api/printers").catch(() => null);
  const isThere = !answer || printerOfDesk(answer.items, use)?.name === name;
  return isThere ? { printer: name } : {};
}
