import { Problem } from "../api.js";
import { byTest, element } from "../dom.js";
import { clearErrors, showProblem } from "../errors.js";
import { answers, field } from "../form.js";
import { gathered } from "../list/gathered.js";
import { Paging } from "../list/paging.js";
import { say } from "../messages.js";

const fields = [
  { pointer: "/q", label: "list.search", hint: "labels.searchHint", type: "search", span: "whole", maxLength: 100 },
  { pointer: "/from", label: "labels.from", span: "third", maxLength: 64, spellcheck: false },
  { pointer: "/to", label: "labels.to", span: "third", maxLength: 64, spellcheck: false },
  { pointer: "/since", label: "labels.since", type: "date", span: "third" },
];

/** Which copies get a label: found by words, by their numbers, or by when they came, and then one by one. */
export class Choice {
  #filter = byTest("filter");
  #items = [];
  #takesAll = false;
  #turned = new Set();
  #changed;
  #list;

  /** `changed()` hears that others are chosen. */
  constructor(changed) {
    this.#changed = changed;
    this.#filter.append(...fields.map(field));
    const summary = byTest("errors");
    this.#list = new Paging("/api/items", {
      step: 200,
      query: () => this.#query(),
      refused: (problem) => {
        if (!(problem instanceof Problem)) throw problem;
        showProblem(summary, this.#filter, problem);
      },
      show: (items, hasMore) => {
        if (!summary.hidden) clearErrors(summary, this.#filter);
        this.#show(items, hasMore);
      },
    });
    const search = gathered(() => this.begin());
    this.#filter.addEventListener("input", search);
    this.#filter.addEventListener("submit", (event) => event.preventDefault());
    byTest("more").addEventListener("click", () => this.#list.more());
    byTest("all").addEventListener("change", ({ target }) => this.#turnAll(target.checked));
  }

  /** Another question: everything that it finds is chosen until somebody takes it out; without one, nothing is. */
  begin() {
    this.#takesAll = answers(this.#filter).size > 0;
    this.#turned.clear();
    return this.#list.begin();
  }

  /** The chosen copies, in the order of the list. */
  get chosen() { return this.#items.filter((item) => this.#isChosen(item)); }

  #isChosen({ inventoryNumber }) { return this.#takesAll !== this.#turned.has(inventoryNumber); }

  #query() { return new URLSearchParams([...answers(this.#filter)].map(([name, value]) => [name.slice(1), value])); }

  #show(items, hasMore) {
    this.#items = items;
    byTest("rows").replaceChildren(...items.map((item) => this.#row(item)));
    byTest("more").hidden = !hasMore;
    byTest("none").hidden = items.length > 0;
    this.#tell();
  }

  #row(item) {
    const { inventoryNumber, title, callNumber = "" } = item;
    const id = `choose-${inventoryNumber}`;
    const checked = this.#isChosen(item);
    const box = element("input", { type: "checkbox", id, "data-testid": id, checked });
    box.addEventListener("change", () => {
      if (box.checked === this.#takesAll) this.#turned.delete(inventoryNumber);
      else this.#turned.add(inventoryNumber);
      this.#tell();
    });
    return element("tr", {}, element("td", {}, box),
      element("th", { scope: "row", className: "list-words" },
        element("label", { htmlFor: id }, inventoryNumber, element("span", { className: "list-second" }, title))),
      element("td", { className: "list-middle list-words" }, callNumber));
  }

  #turnAll(isChosen) {
    this.#takesAll = isChosen;
    this.#turned.clear();
    for (const box of byTest("rows").querySelectorAll("input")) box.checked = isChosen;
    this.#tell();
  }

  #tell() {
    const n = this.chosen.length;
    const all = byTest("all");
    all.checked = n > 0 && n === this.#items.length;
    all.indeterminate = n > 0 && n < this.#items.length;
    say(byTest("count"), "labels.count", { n });
    this.#changed();
  }
}
