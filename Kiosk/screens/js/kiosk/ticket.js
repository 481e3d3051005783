import { byTest } from "../dom.js";
import { say, t } from "../messages.js";

/** The ticket just taken, as its visitor needs it. */
export class Ticket {
  #root;

  constructor(root) { this.#root = root; }

  #say(name, phrase) { say(byTest(name, this.#root), phrase); }

  /** `wait`: the minutes that were expected for a newcomer; undefined where nobody can know. */
  show({ number, code, position, printJob }, wait) {
    this.#say("number", () => number);
    this.#say("code", () => code.replace(/^(.{4})/, "$1-"));
    this.#say("ahead", () => position > 1 ? t("kiosk.people", { n: position - 1 }) : t("kiosk.nobody"));
    this.#say("wait", wait > 0 ? () => t("kiosk.minutes", { n: wait }) : "");
    byTest("wait-fact", this.#root).hidden = !(wait > 0);
    this.#root.dataset.printed = String(Boolean(printJob));
  }

  clear() {
    for (const name of ["number", "code", "ahead", "wait"]) this.#say(name, "");
  }
}
