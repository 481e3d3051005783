import { Away, Problem, get } from "./api.js";
import { byTest } from "./dom.js";
import { clearErrors, showErrors, showProblem } from "./errors.js";
import { field } from "./form.js";
import { enter } from "./frame.js";
import { guarded } from "./guard.js";
import { isLegible } from "./labels/barcode.js";
import { Choice } from "./labels/choice.js";
import { LabelPrinter } from "./labels/label-printer.js";
import { capacity, layouts } from "./labels/layouts.js";
import { roomOf, sheets } from "./labels/sheets.js";
import { say, t } from "./messages.js";
import { listen } from "./stream.js";

const page = byTest("labels");
const summary = byTest("print-errors");
const way = byTest("way");
const remembered = "loket.labels";
let library = "";
let choice;
let printer;

function refused(problem) {
  if (problem instanceof Away) return;
  if (!(problem instanceof Problem)) throw problem;
  showProblem(summary, page, problem);
}

const input = (name) => byTest(`field-${name}`);
const layoutNow = () => layouts.find(({ id }) => id === input("layout").value);
const isOnSheet = () => way.elements.way.value === "sheet";

/** The first free label of the sheet that lies in the printer; null for what is none. */
function startNow() {
  const start = Number(input("start").value || 1);
  return Number.isInteger(start) && start >= 1 && start <= capacity(layoutNow()) ? start : null;
}

/** A copy whose bars the label has no room for, or none can say, is named before paper is spent. */
function sayTrouble(items) {
  const fits = (bars) => isOnSheet() ? isLegible(bars, roomOf(layoutNow())) : printer.hasRoomFor(bars);
  const unfit = items.filter(({ bars }) => !fits(bars));
  const numbers = unfit.slice(0, 5).map(({ inventoryNumber }) => inventoryNumber).join(", ");
  const trouble = byTest("trouble");
  trouble.hidden = !unfit.length;
  say(trouble, () => t("labels.unfit", { n: unfit.length, numbers }));
}

function show() {
  const items = choice.chosen;
  byTest("sheet-fields").hidden = byTest("sheet-hint").hidden = byTest("sheets").hidden = !isOnSheet();
  byTest("printer-fields").hidden = isOnSheet();
  byTest("print-state").hidden = true;
  say(byTest("send").firstElementChild, () => t(isOnSheet() ? "labels.sendSheet" : "labels.sendPrinter",
    { n: items.length }));
  sayTrouble(items);
  const pages = isOnSheet() ? sheets(items, layoutNow(), startNow() ?? 1, library) : [];
  byTest("sheets").replaceChildren(...pages);
}

function buildSheetFields() {
  const root = byTest("sheet-fields");
  root.append(
    field({ pointer: "/layout", label: "labels.layout", type: "select", chosen: true, span: "long",
      options: layouts.map(({ id, columns, rows, width, height }) =>
        ({ value: id, label: () => t("labels.layoutOf", { columns, rows, width, height }) })) }),
    field({ pointer: "/start", label: "labels.startAt", hint: "labels.startHint", type: "number", span: "short", min: 1,
      inputMode: "numeric" }));
  const kept = localStorage.getItem(remembered);
  if (layouts.some(({ id }) => id === kept)) input("layout").value = kept;
  input("start").value = 1;
  root.addEventListener("input", () => {
    localStorage.setItem(remembered, input("layout").value);
    show();
  });
}

function errors() {
  if (!choice.chosen.length) return [{ message: () => t("labels.needItems") }];
  if (isOnSheet()) {
    const most = capacity(layoutNow());
    return startNow() ? [] : [{ field: "/start", message: () => t("labels.needStart", { n: most }) }];
  }
  return printer.isThere ? [] : [{ field: "/printer", message: () => t("labels.needPrinter") }];
}

async function send() {
  const found = errors();
  if (found.length) return showErrors(summary, page, found);
  clearErrors(summary, page);
  if (isOnSheet()) return print();
  await printer.print(choice.chosen).catch(refused);
}

async function open() {
  await enter();
  ({ name: library } = await get("/api/library").catch(() => ({ name: "" })));
  buildSheetFields();
  printer = new LabelPrinter(byTest("printer-fields"));
  choice = new Choice(show);
  way.addEventListener("change", show);
  const sending = guarded(byTest("send"), send);
  way.addEventListener("submit", (event) => {
    event.preventDefault();
    sending();
  });
  page.hidden = false;
  await Promise.all([choice.begin(), printer.offer()]);
  listen((topic, id) => {
    if (topic === "print-jobs") printer.heard(id);
    if (topic === "printers") printer.offer();
  }, () => printer.offer());
}

open().catch((error) => {
  page.hidden = false;
  refused(error);
});
