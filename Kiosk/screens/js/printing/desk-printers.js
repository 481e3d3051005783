import { field } from "../form.js";
import { idOf } from "../pointer.js";
import { choosePrinter, chosenPrinters, uses } from "../print-desk.js";

const pointerOf = (use) => `/desk/${use}`;

/** Where this desk's papers come out, by use; asked only where there is something to choose. */
export class DeskPrinters {
  #root;
  #shown;

  constructor(root) {
    this.#root = root;
    root.addEventListener("change", ({ target }) => choosePrinter(target.name.split("/").at(-1), target.value));
  }

  show(printers) {
    const choice = uses.map((use) => ({ use, able: printers.filter((one) => one.use.includes(use)) }))
      .filter(({ able }) => able.length > 1);
    const wanted = JSON.stringify(choice.map(({ use, able }) => [use, ...able.map(({ name }) => name)]));
    if (wanted === this.#shown) return;
    this.#shown = wanted;
    this.#root.hidden = !choice.length;
    this.#root.querySelector(".fields").replaceChildren(...choice.map((one) => this.#select(one)));
    for (const { use, able } of choice) {
      const chosen = chosenPrinters()[use];
      if (able.some(({ name }) => name === chosen)) this.#root.querySelector(`#${idOf(pointerOf(use))}`).value = chosen;
    }
  }

  #select({ use, able }) {
    return field({ pointer: pointerOf(use), label: `printerUse.${use}`, type: "select", chosen: true, span: "third",
      options: [{ value: "", label: "printing.automatic" },
        ...able.map(({ name }) => ({ value: name, label: () => name }))] });
  }
}
