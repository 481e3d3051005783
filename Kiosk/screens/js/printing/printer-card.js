import { act } from "../api.js";
import { element } from "../dom.js";
import { guarded } from "../guard.js";
import { say, t } from "../messages.js";
import { PrintWatch } from "../print-watch.js";
import { lightOf, printInWords } from "../print-words.js";
import { uuid7 } from "../uuid7.js";
import { ageOf, momentOf } from "./words.js";

/** A use, and whether papers of it come here without anybody's choice. */
const useOf = (use, isTaken) => say(element("li", { className: isTaken ? "use" : "use use-chosen" }),
  () => isTaken ? t(`printerUse.${use}`) : t("printing.ifChosen", { use: t(`printerUse.${use}`) }));

/** One printer: how it stands, what it prints, how many papers wait for it, and a test page. */
export class PrinterCard {
  #name;
  #zone;
  #light = element("p", { className: "state printer-light", "data-testid": "light" });
  #since = element("span", { className: "printer-since" });
  #words = element("q", { className: "printer-words", hidden: true });
  #uses = element("ul", { className: "printer-uses" });
  #waiting = element("p", { className: "printer-waiting", "data-testid": "waiting" });
  #way = element("p", { className: "field-hint" });
  #paper = element("span", { className: "state", role: "status", hidden: true, "data-testid": "test-state" });
  #watch = new PrintWatch((job) => this.#tell(job));

  constructor(name, zone, refused) {
    this.#name = name;
    this.#zone = zone;
    const button = say(element("button", { className: "button", type: "button", "data-testid": "test-page" }),
      "printing.test");
    say(button, "printing.testOf", { printer: name }, "ariaLabel");
    button.addEventListener("click", guarded(button, () => this.#test().catch(refused)));
    this.node = element("li", { className: "printer", "data-testid": `printer-${name}` },
      element("h3", {}, name), this.#light, this.#words, this.#since, this.#uses, this.#waiting, this.#way,
      element("div", { className: "printer-test" }, button, this.#paper));
  }

  show({ use, takes, columns, way, fallback, state, message, since, waiting }) {
    const zone = this.#zone;
    this.node.dataset.tone = this.#light.dataset.tone = lightOf(state);
    say(this.#light, `printing.light.${state}`);
    this.#words.hidden = !message;
    this.#words.textContent = message ?? "";
    const lasting = () => [t("printing.sinceWhen", { time: momentOf(zone, since) }), ageOf(since)];
    say(this.#since, since ? () => lasting().filter(Boolean).join(" · ") : "");
    this.#uses.replaceChildren(...use.map((one) => useOf(one, takes.includes(one))));
    say(this.#waiting, waiting ? "printing.waiting" : "printing.noneWaiting", { n: waiting });
    this.node.toggleAttribute("data-busy", waiting > 0);
    say(this.#way, () => [t(`printing.way.${way}`), t("printing.columns", { n: columns }),
      fallback && t("printing.fallback", { printer: fallback })].filter(Boolean).join(" · "));
  }

  heard(id) { this.#watch.heard(id); }

  async #test() {
    const { printJob } = await act(`/api/printers/${encodeURIComponent(this.#name)}/tests/${uuid7()}`, {});
    this.#tell({ state: "queued", copy: 0 });
    this.#watch.follow(printJob);
  }

  #tell(job) {
    this.#paper.hidden = false;
    this.#paper.dataset.tone = printInWords(job).tone;
    say(this.#paper, () => printInWords(job).text);
  }
}
