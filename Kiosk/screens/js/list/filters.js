import { byTest } from "../dom.js";
import { answers, field } from "../form.js";
import { say } from "../messages.js";
import { idOf } from "../pointer.js";
import { gathered } from "./gathered.js";
import { officeDay, onNewDay } from "./office-day.js";
import { Sheet } from "./sheet.js";

const search = { pointer: "/q", label: "list.search", type: "search", maxLength: 100, enterKeyHint: "search" };

/**
 * What a list is narrowed to: one of its views, words, and fields. `views` says of each view what it asks the server
 * for, and by which date fields it goes; those begin with the office's today, and go with it over midnight.
 */
export class Filters {
  #form;
  #zone;
  #views;
  #dates;
  #changed;

  constructor(form, { zone, views, fields, searchHint, changed }) {
    this.#form = form;
    this.#zone = zone;
    this.#views = views;
    this.#changed = changed;
    const words = field(search);
    words.classList.add("filters-search");
    form.querySelector(".segments").after(words);
    say(this.#input("/q"), searchHint, {}, "placeholder");
    form.querySelector(".filters-fields").append(...fields.map(field));
    this.#dates = [...form.querySelectorAll("[type=date]")];
    for (const date of this.#dates) date.value = officeDay(zone);
    const more = byTest("filters-more", form);
    if (more) more.open = Sheet.hasRoomBeside;
    this.#listen();
    this.#turnView();
    onNewDay(zone, (today, yesterday) => this.#turnPage(today, yesterday));
  }

  get view() { return this.#form.elements.view.value; }

  /** Whether this is the office's today, whole. */
  get isToday() {
    const isNarrowed = [...answers(this.#form).keys()].some((pointer) => !this.#isDate(pointer));
    return this.#isDated && !isNarrowed && this.#dates.every(({ value }) => value === officeDay(this.#zone));
  }

  query() {
    const query = new URLSearchParams(this.#views[this.view].asks);
    for (const [pointer, value] of answers(this.#form)) {
      if (this.#isDated || !this.#isDate(pointer)) query.set(pointer.slice(1), value);
    }
    return query;
  }

  get #isDated() { return Boolean(this.#views[this.view].isDated); }

  #isDate(pointer) { return this.#dates.some(({ name }) => name === pointer); }

  #input(pointer) { return this.#form.querySelector(`#${idOf(pointer)}`); }

  #listen() {
    const later = gathered(this.#changed);
    const words = this.#input("/q");
    this.#form.addEventListener("submit", (event) => event.preventDefault());
    words.addEventListener("input", later);
    this.#form.addEventListener("change", ({ target }) => {
      if (target === words) return;
      this.#agree(target);
      this.#turnView();
      this.#changed();
    });
  }

  /** The first date is never after the last; an emptied one is today again. */
  #agree(target) {
    for (const date of this.#dates) date.value ||= officeDay(this.#zone);
    const [first, last] = [this.#dates.at(0), this.#dates.at(-1)];
    if (first.value > last.value) (target === first ? last : first).value = target.value;
  }

  #turnView() {
    for (const date of this.#dates) date.closest(".field").hidden = !this.#isDated;
    const hint = byTest("view-hint", this.#form);
    const { says } = this.#views[this.view];
    say(hint, says);
    hint.hidden = !says;
  }

  #turnPage(today, yesterday) {
    if (this.#dates.some(({ value }) => value !== yesterday)) return;
    for (const date of this.#dates) date.value = today;
    this.#changed();
  }
}
