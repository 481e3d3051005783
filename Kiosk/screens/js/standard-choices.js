import { element } from "./dom.js";
import { say } from "./messages.js";
import { idOf } from "./pointer.js";

const card = (standard, place) => element("label", { className: "choice", "data-testid": `standard-${standard.id}` },
  element("input", { type: "radio", name: "/standard", value: standard.id, id: place === 0 ? idOf("/standard") : "",
    "aria-keyshortcuts": standard.letter }),
  element("span", { className: "choice-letter", "aria-hidden": "true" }, standard.letter),
  say(element("span", { className: "choice-title" }), standard.title),
  say(element("span", { className: "choice-office" }), standard.office));

/**
 * The standards as cards, each chosen by its letter too while one of them has the focus. `chosen` after every other
 * choice; `decided` when one was picked to go on with, and not only passed on the way with the arrow keys.
 */
export class StandardChoices {
  #fieldset;
  #chosen;
  #decided;
  #standards = [];
  #last;

  constructor(fieldset, chosen, decided) {
    this.#fieldset = fieldset;
    this.#chosen = chosen;
    this.#decided = decided;
    fieldset.addEventListener("change", () => this.#choose());
    // A key's click, as the arrow keys make one, has no detail.
    fieldset.addEventListener("click", ({ target, detail }) => {
      if (target.type === "radio" && detail > 0) this.#decide(target);
    });
    fieldset.addEventListener("keydown", (event) => this.#key(event));
  }

  offer(standards) {
    this.#standards = standards;
    this.#fieldset.querySelector(".choices").replaceChildren(...standards.map(card));
  }

  get #radios() { return [...this.#fieldset.querySelectorAll("input")]; }

  get standard() {
    const chosen = this.#radios.find(({ checked }) => checked)?.value;
    return this.#standards.find(({ id }) => id === chosen);
  }

  #radio(id) { return this.#radios.find(({ value }) => value === id); }

  #key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const lettered = this.#standards.find(({ letter }) => letter === event.key.toUpperCase());
    const radio = event.key === "Enter" ? event.target : lettered && this.#radio(lettered.id);
    if (!radio) return;
    event.preventDefault();
    radio.focus();
    this.#decide(radio);
  }

  #decide(radio) {
    radio.checked = true;
    this.#choose();
    this.#decided();
  }

  #choose() {
    if (this.#last === this.standard && this.#fieldset.dataset.chosen) return;
    this.#last = this.standard;
    this.#fieldset.dataset.chosen = this.standard.id;
    this.#chosen();
  }

  /** Chooses a standard, where the office offers it. */
  choose(id) {
    const radio = this.#radio(id);
    if (!radio) return;
    radio.checked = true;
    this.#choose();
  }

  /** To the choice to begin with: the one made, the one made last time, or the first. */
  focus() {
    const radios = this.#radios;
    (radios.find(({ checked }) => checked) ?? this.#radio(this.#last?.id) ?? radios[0])?.focus();
  }

  /** No choice, unless there is but one. */
  clear() {
    for (const radio of this.#radios) radio.checked = this.#standards.length === 1;
    delete this.#fieldset.dataset.chosen;
    if (this.standard) this.#choose();
  }
}
