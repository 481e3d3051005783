import { PrinterCard } from "./printer-card.js";

/** The office's printers, a card each, in the order of the config. */
export class PrinterCards {
  #root;
  #zone;
  #refused;
  #cards = new Map();

  /** `refused(problem)` hears of a test page that was not taken. */
  constructor(root, zone, refused) {
    this.#root = root;
    this.#zone = zone;
    this.#refused = refused;
  }

  show(printers) {
    const cards = new Map(printers.map(({ name }) =>
      [name, this.#cards.get(name) ?? new PrinterCard(name, this.#zone, this.#refused)]));
    const isSame = [...cards.keys()].join("\n") === [...this.#cards.keys()].join("\n");
    this.#cards = cards;
    for (const printer of printers) cards.get(printer.name).show(printer);
    if (!isSame) this.#root.replaceChildren(...[...cards.values()].map(({ node }) => node));
  }

  /** The stream said that a print job changed. */
  heard(id) { for (const card of this.#cards.values()) card.heard(id); }
}
