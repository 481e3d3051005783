import { Problem, act } from "../api.js";
import { byTest, element } from "../dom.js";
import { clearErrors, showProblem } from "../errors.js";
import { field } from "../form.js";
import { say, t } from "../messages.js";
import { sound } from "../sound.js";
import { uuid7 } from "../uuid7.js";
import { foundAgain, tones } from "./findings.js";

const remembered = 8;
const fields = [
  { pointer: "/number", label: "stocktake.scan", hint: "stocktake.scanHint", span: "whole", maxLength: 64,
    spellcheck: false },
  { pointer: "/shelf", label: "stocktake.shelf", hint: "stocktake.shelfHint", span: "whole", maxLength: 200 },
];

/** Takes scan after scan and says of each at once what it means, to the ear too. */
export class Scanner {
  #root;
  #summary;
  #take;
  #queue = Promise.resolve();
  #scanned;

  /** `scanned()` hears of every scan that is written down. */
  constructor(root, scanned) {
    this.#root = root;
    this.#scanned = scanned;
    this.#summary = byTest("scan-errors", root);
    const form = byTest("scan-form", root);
    byTest("scan-fields", root).append(...fields.map(field), element("button", { type: "submit", hidden: true }));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#scan();
    });
    byTest("found", root).addEventListener("click", ({ target }) => this.#found(target.dataset.number));
  }

  /** Turns to a stock-take that goes on; to none it hides. */
  turn(take) {
    this.#root.hidden = !take;
    if (take?.id === this.#take) return;
    this.#take = take?.id;
    byTest("finding", this.#root).hidden = true;
    byTest("last", this.#root).replaceChildren();
    if (take) this.#number.focus();
  }

  get #number() { return byTest("field-number", this.#root); }

  /** A scanner is faster than a server: the next number may come before the answer, and none is lost. */
  #scan() {
    const number = this.#number.value.trim();
    const shelf = byTest("field-shelf", this.#root).value.trim();
    this.#number.value = "";
    this.#number.focus();
    if (!number) return;
    const path = `/api/stock-takes/${this.#take}/scans/${uuid7()}`;
    const body = { number, ...(shelf && { shelf }) };
    this.#queue = this.#queue.then(() => this.#send(path, body));
  }

  async #send(path, body) {
    try {
      const answer = await act(path, body);
      if (!this.#summary.hidden) clearErrors(this.#summary, this.#root);
      this.#tell(answer);
      this.#scanned();
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      sound("bad");
      showProblem(this.#summary, this.#root, problem);
    }
  }

  #tell(answer) {
    const { number, finding, title, status } = answer;
    sound(tones[finding]);
    const box = byTest("finding", this.#root);
    box.hidden = false;
    box.dataset.tone = tones[finding];
    say(byTest("finding-word", box), `stocktake.finding.${finding}`);
    byTest("finding-number", box).textContent = number;
    byTest("finding-title", box).textContent = title ?? "";
    say(byTest("finding-advice", box), () => this.#advice(answer));
    const found = byTest("found", box);
    found.hidden = !(finding === "unexpected" && foundAgain.includes(status));
    found.dataset.number = number;
    this.#remember(number, finding);
  }

  #advice({ finding, shelf, status }) {
    if (finding === "wrongPlace") return shelf ? t("stocktake.belongs", { shelf }) : t("stocktake.belongsElsewhere");
    if (finding === "unexpected") return t("stocktake.recorded", { status: t(`itemStatus.${status}`) });
    return finding === "unknown" ? t("stocktake.putAside") : "";
  }

  #remember(number, finding) {
    const list = byTest("last", this.#root);
    const state = say(element("span", { className: "state", "data-tone": tones[finding] }),
      `stocktake.finding.${finding}`);
    list.prepend(element("li", {}, element("strong", {}, number), state));
    while (list.children.length > remembered) list.lastElementChild.remove();
  }

  /** A copy that was lost or in repair stands here after all. */
  async #found(number) {
    try {
      await act(`/api/items/${encodeURIComponent(number)}/events/${uuid7()}`, { type: "found" });
      byTest("found", this.#root).hidden = true;
      say(byTest("finding-advice", this.#root), "catalogue.done.found");
      this.#scanned();
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      showProblem(this.#summary, this.#root, problem);
    }
    this.#number.focus();
  }
}
