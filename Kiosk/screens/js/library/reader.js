import { byTest, element } from "../dom.js";
import { say, t } from "../messages.js";
import { limitOf, loanInWords, readyInWords, typeInWords, validityInWords } from "./words.js";

const acts = { lend: "library.extendShort", takeBack: "library.takeBackShort", extend: "library.extendShort" };
const hints = { lend: "library.keysExtend", takeBack: "library.keysTakeBack", extend: "library.keysExtend" };
const steps = { ArrowDown: 1, ArrowUp: -1 };

/**
 * The member at the desk, at the side: who, what speaks against another loan, what lies here for them, and what they
 * have. `pick(loan)` when one of the loans is chosen, by what the mode does; `left()` when the keyboard leaves them.
 */
export class Reader {
  #root;
  #pick;
  #left;
  #loans;

  constructor(root, { pick, left }) {
    this.#root = root;
    this.#pick = pick;
    this.#left = left;
    this.#loans = this.#part("reader-loans");
    this.#loans.addEventListener("keydown", (event) => this.#walk(event));
    this.show(null, "lend");
  }

  #part(name) { return byTest(name, this.#root); }

  get #keys() { return [...this.#loans.querySelectorAll("button")]; }

  /** To the first of the loans, where one can be picked. */
  enter() { this.#keys[0]?.focus(); }

  show(member, mode) {
    this.#part("reader-card").hidden = !member;
    this.#part("reader-none").hidden = Boolean(member);
    say(this.#part("reader-name"), member ? () => member.name : "library.readerTitle");
    if (!member) return;
    const { nip, type, unit, warnings, holds, loans } = member;
    say(this.#part("reader-facts"), () =>
      [nip, typeInWords(type), unit, validityInWords(member)].filter(Boolean).join(" · "));
    this.#part("reader-warnings").hidden = warnings.length === 0;
    this.#part("reader-warnings").replaceChildren(...warnings.map((text) => element("li", {}, text)));
    this.#showReady(holds.filter(({ state }) => state === "ready"));
    this.#showLoans(loans, member, mode);
    this.#part("reader-open").href = `/members.html#nip=${encodeURIComponent(nip)}`;
  }

  #showReady(holds) {
    const section = this.#part("reader-ready");
    section.hidden = holds.length === 0;
    section.querySelector("ul").replaceChildren(...holds.map((hold) => element("li", {},
      element("strong", {}, hold.title), say(element("span", { className: "field-hint" }), () => readyInWords(hold)))));
  }

  #showLoans(loans, member, mode) {
    const limit = limitOf(member);
    say(this.#part("loans-title"), () =>
      limit === undefined ? t("library.loans", { n: loans.length }) : t("library.loansOf", { n: loans.length, limit }));
    const held = document.activeElement?.dataset.testid;
    const isHere = this.#loans.contains(document.activeElement);
    this.#loans.replaceChildren(...loans.map((loan) => this.#loan(loan, mode)));
    // Read anew, the loan that the keyboard stood on keeps it.
    if (isHere) (byTest(held, this.#loans) ?? this.#keys[0])?.focus();
    this.#part("reader-keys").hidden = !acts[mode] || loans.length === 0;
    say(this.#part("reader-keys-say"), hints[mode]);
  }

  #loan(loan, mode) {
    const { inventoryNumber, title, overdue } = loan;
    const due = say(element("span", { className: overdue ? "list-alarm" : "field-hint" }), () => loanInWords(loan));
    const line = element("li", {}, element("strong", {}, title), due);
    if (!acts[mode]) return line;
    const look = { className: "button button-plain", type: "button", "data-testid": `pick-${inventoryNumber}` };
    const button = say(element("button", look), acts[mode]);
    say(button, () => `${t(acts[mode])}: ${title}`, {}, "ariaLabel");
    button.addEventListener("click", () => this.#pick(loan));
    line.append(button);
    return line;
  }

  #walk(event) {
    const keys = this.#keys;
    const next = keys.indexOf(document.activeElement) + steps[event.key];
    if (event.key === "Escape" || next < 0) this.#left();
    else if (event.key in steps) keys[next]?.focus();
    else return;
    event.preventDefault();
  }
}
