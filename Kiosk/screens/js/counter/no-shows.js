import { element } from "../dom.js";
import { say, t } from "../messages.js";
import { spanInWords } from "../words.js";
import { minutesUntil } from "./server-clock.js";

const left = ({ until }) => t("counter.recallLeft", { span: spanInWords(minutesUntil(until)) });

/** Those who did not come and can still be called back; `recall(noShow)` calls one. The newest has the key. */
export class NoShows {
  #root;
  #turn;
  #recall;
  #shown = [];
  #as;

  constructor(root, turn, recall) {
    this.#root = root;
    this.#turn = turn;
    this.#recall = recall;
  }

  show({ counter, state }) {
    const shown = JSON.stringify([counter.noShows, state]);
    // A list that stays the same keeps the focus that is in it.
    if (this.#as === shown) return;
    this.#as = shown;
    this.#shown = counter.noShows;
    const rows = this.#shown.map((noShow, place) => this.#row(noShow, place === 0, state === "free"));
    this.#root.querySelector("ul").replaceChildren(...rows);
    this.#root.hidden = rows.length === 0;
  }

  #row(noShow, first, offered) {
    const look = { className: "button", type: "button", "data-testid": `recall-${noShow.number}`, hidden: !offered,
      "aria-keyshortcuts": first ? "F3" : undefined };
    const button = element("button", look, say(element("span"), "counter.recall"),
      element("span", { className: "unseen" }, noShow.number), ...(first ? [element("kbd", {}, "F3")] : []));
    this.#turn.bind(button, () => this.#recall(noShow));
    return element("li", {}, element("div", {}, element("strong", {}, noShow.number),
        say(element("span", { className: "field-hint", "data-testid": "recall-left" }), () => left(noShow))),
      button);
  }

  /** The time runs; answers whether somebody's is over, so that the list is to be read anew. */
  tick() {
    this.#shown.forEach((noShow, place) => {
      say(this.#root.querySelectorAll("[data-testid=recall-left]")[place], () => left(noShow));
    });
    return this.#shown.some(({ until }) => minutesUntil(until) <= 0);
  }
}
