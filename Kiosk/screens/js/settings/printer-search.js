import { Problem, request } from "../api.js";
import { byTest, element } from "../dom.js";
import { guarded } from "../guard.js";
import { say, t } from "../messages.js";
import { small } from "./parts.js";

const sentences = ({ message, detail }) => [message, detail].filter(Boolean).join(". ");

/** Looks for printers around this machine; `take(found)` when one of them is chosen. */
export class PrinterSearch {
  #list = element("ul", { className: "setting-items", "data-testid": "found-printers" });
  #said = element("p", { className: "field-hint", role: "status", "data-testid": "search-said" });
  #notes = element("ul", { className: "field-hint" });
  #take;
  #used = [];

  constructor(take) {
    this.#take = take;
    const button = small("find-printers", "setting.findPrinters", () => run());
    const run = guarded(button, () => this.#look());
    this.node = element("div", { className: "stack" },
      element("div", { className: "setting-find" }, button, this.#said), this.#list, this.#notes);
  }

  /** The destinations that are used already need not be taken again. */
  mark(destinations) {
    this.#used = destinations;
    for (const row of this.#list.children) this.#markRow(row);
  }

  async #look() {
    this.#list.replaceChildren();
    this.#notes.replaceChildren();
    say(this.#said, "setting.finding");
    try {
      const { items, notes } = await request("GET", "/api/printers/found");
      this.#list.replaceChildren(...items.map((found) => this.#row(found)));
      this.#notes.replaceChildren(...notes.map((note) => element("li", {}, note)));
      say(this.#said, items.length ? "setting.found" : "setting.foundNone", { n: items.length });
      this.mark(this.#used);
    } catch (problem) {
      say(this.#said, problem instanceof Problem ? () => sentences(problem) : "setting.notFound");
    }
  }

  #row(found) {
    const { name, info, way, destination } = found;
    const words = [info, destination].filter((one) => one && one !== name);
    const row = element("li", { className: "setting-item found-printer", "data-destination": destination,
      "data-testid": `found-${destination}` },
    element("p", { className: "staff-who" }, element("strong", {}, name),
      say(element("small"), () => [t(`foundWay.${way}`), ...words].join(" · "))));
    if (way === "device") row.append(say(element("span", { className: "field-hint" }), "setting.needsQueue"));
    else {
      row.append(say(element("span", { className: "state", "data-tone": "good", hidden: true }), "setting.isUsed"),
        small("take-printer", "setting.take", () => this.#take(found), () => t("setting.takePrinter", { name })));
    }
    return row;
  }

  #markRow(row) {
    const button = byTest("take-printer", row);
    if (!button) return;
    button.hidden = this.#used.includes(row.dataset.destination);
    row.querySelector(".state").hidden = !button.hidden;
  }
}
