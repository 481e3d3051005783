import { element } from "../dom.js";
import { say, t } from "../messages.js";
import { stateInWords } from "../print-words.js";
import { ageOf, momentOf, paperNodes, placeOf, whyNodes } from "./words.js";

const cell = (className, ...children) => element("td", { className }, ...children);
const line = (className) => element("span", { className });

/** Makes the rows of the spool; `open(job)` when one is chosen. */
export const jobRow = (zone, open) => () => {
  let job;
  const key = element("button", { className: "list-key print-name", type: "button" });
  const copy = line("print-copy");
  const narrow = line("list-narrow");
  const place = line("");
  const moved = line("list-second");
  const state = line("state");
  const why = line("print-why");
  const [since, age] = [line(""), line("list-second")];
  const node = element("tr", {}, element("th", { scope: "row" }, key, copy, narrow),
    cell("list-middle list-words", place, moved), cell("list-words", state, why), cell("list-middle list-short", since, age));
  node.addEventListener("click", () => open(job));

  const show = (shown) => {
    job = shown;
    const { id, copy: count, movedFrom, isOpen, printers, createdAt, updatedAt } = job;
    const printer = placeOf(job, printers);
    key.dataset.testid = `job-${id}`;
    if (!key.firstChild) key.append(...paperNodes(job));
    say(copy, count ? "printing.copy" : "", { n: count });
    for (const one of [place, narrow]) say(one, printer ? () => printer : "printing.noPrinter");
    say(moved, movedFrom ? "printing.movedFrom" : "", { printer: movedFrom });
    state.dataset.tone = stateInWords(job).tone;
    say(state, () => stateInWords(job).text);
    why.replaceChildren(...whyNodes(job));
    // Who waits for a paper waits since it was asked for, whatever was tried meanwhile.
    say(since, () => momentOf(zone, isOpen ? createdAt : updatedAt));
    say(age, isOpen && ageOf(createdAt) ? () => t("printing.waits", { span: ageOf(createdAt) }) : "");
  };

  return { node, key, show };
};
