import { element } from "../dom.js";
import { say, t } from "../messages.js";
import { PrintWatch } from "../print-watch.js";
import { printInWords } from "../print-words.js";

const offerKey = "F6";
// A desk shows this visit, not the day.
const most = 30;

/** One scan in the list: what was read, and then what became of it. */
class Scan {
  node = element("li", { className: "scan-entry", "data-tone": "busy" });
  #take;
  #state = element("span", { className: "state scan-paper", hidden: true });
  #watch = new PrintWatch((job) => this.#tellPaper(job));

  constructor(number, take) {
    this.#take = take;
    this.node.append(element("strong", { className: "scan-title" }, number),
      say(element("span", { className: "scan-line" }), "library.underWay"));
  }

  show({ tone, title, number, lines, offers, job }) {
    this.node.dataset.tone = tone;
    const tests = { "data-testid": "scan-title" };
    this.node.replaceChildren(
      element("strong", { className: "scan-title", ...tests }, title ?? ""),
      element("span", { className: "scan-number" }, number ?? ""),
      ...lines.map((line) => say(element("span", { className: "scan-line" }), line)),
      this.#state,
      element("div", { className: "scan-offers" }, ...offers.map((offer, place) => this.#offer(offer, place))));
    if (job) this.#watch.follow(job);
  }

  #offer({ words, run, href }, place) {
    const look = { className: "button button-plain", "data-testid": "offer" };
    const button = element(href ? "a" : "button", href ? { ...look, href } : { ...look, type: "button" },
      say(element("span"), words));
    if (run) button.addEventListener("click", () => this.#take(this, run));
    if (place === 0) {
      button.setAttribute("aria-keyshortcuts", offerKey);
      button.append(" ", element("kbd", {}, offerKey));
    }
    return button;
  }

  /** The key belongs to the newest scan. */
  loseKey() {
    for (const button of this.node.querySelectorAll("[aria-keyshortcuts]")) {
      button.removeAttribute("aria-keyshortcuts");
      button.querySelector("kbd").remove();
    }
  }

  heard(job) { this.#watch.heard(job); }

  /** It was no copy's, or belongs to a visit that is over. */
  drop() {
    this.#watch.stop();
    this.node.remove();
  }

  /** A stamp that came out is nothing to read; one that did not is. */
  #tellPaper(job) {
    const { tone } = printInWords(job);
    this.#state.hidden = !["warn", "bad"].includes(tone);
    this.#state.dataset.tone = tone;
    say(this.#state, () => t("library.stamp", { state: printInWords(job).text }));
  }
}

/** What was scanned on this visit, the newest first; `take(scan, run)` does what is offered for one. */
export class Scans {
  #list;
  #take;
  #all = [];

  constructor(list, take) {
    this.#list = list;
    this.#take = take;
  }

  begin(number) {
    this.#all[0]?.loseKey();
    const scan = new Scan(number, this.#take);
    this.#all.unshift(scan);
    this.#list.prepend(scan.node);
    for (const old of this.#all.splice(most)) old.drop();
    return scan;
  }

  heard(job) { for (const scan of this.#all) scan.heard(job); }

  /** A visit is over; what is still to be answered stays. */
  clear() {
    const isOpen = ({ node }) => node.dataset.tone === "busy";
    for (const scan of this.#all.filter((one) => !isOpen(one))) scan.drop();
    this.#all = this.#all.filter(isOpen);
  }
}
