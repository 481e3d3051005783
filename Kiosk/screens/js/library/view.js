import { byTest } from "../dom.js";
import { instantIn, todayIn } from "../instant.js";
import { say, t } from "../messages.js";
import { PrintWatch } from "../print-watch.js";
import { printInWords } from "../print-words.js";
import { dayInWords } from "../words.js";
import { LibraryDesk } from "./desk.js";
import { Reader } from "./reader.js";
import { Scans } from "./scans.js";

const modes = ["lend", "takeBack", "extend", "look"];
const noon = "12:00";

/** The library desk on the screen: the field and its modes, the list of scans, the member, and the bar below. */
export class LibraryView {
  #root;
  #bar;
  #zone;
  #scans;
  #reader;
  #desk = new LibraryDesk(this);
  #paper = new PrintWatch((job) => this.#tellPaper(job));

  constructor(root, bar, zone) {
    this.#root = root;
    this.#bar = bar;
    this.#zone = zone;
    this.#scans = new Scans(this.#part("scans"), (scan, run) => this.#after(() => this.#desk.take(scan, run)));
    this.#reader = new Reader(this.#part("reader"), {
      pick: (loan) => this.#after(() => this.#desk.pick(loan, this.#at)),
      left: () => this.focus(),
    });
    this.#bind();
    this.#desk.turn("lend");
  }

  get desk() { return this.#desk; }

  #part(name) { return byTest(name, this.#root); }

  /** Into the field. After a dialog Chromium gives back the focus, but types nowhere until the caret is set. */
  focus() {
    const field = this.#part("scan");
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  }

  /** Whatever is done, the next scan goes into the field. */
  #after(work) {
    work();
    this.focus();
  }

  #bind() {
    for (const mode of modes) {
      this.#part(`mode-${mode}`).addEventListener("click", () => this.#after(() => this.#turn(mode)));
    }
    const acts = { undo: () => this.#desk.undo(), receipt: () => this.#desk.receipt(), finish: () => this.#enter() };
    for (const [name, work] of Object.entries(acts)) {
      byTest(name, this.#bar).addEventListener("click", () => this.#after(work));
    }
    this.#part("scan-form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#enter();
    });
    this.#part("returned-on").addEventListener("change", () => this.#tellDrop());
    this.#part("scan").addEventListener("keydown", (event) => {
      if (event.key !== "ArrowDown") return;
      event.preventDefault();
      this.#reader.enter();
    });
    addEventListener("keydown", (event) => this.#catch(event));
  }

  /** A scanner types wherever the focus is; unless that is another field, it is meant for this one. */
  #catch({ key, target, ctrlKey, altKey, metaKey }) {
    const isElsewhere = target.closest?.("input, textarea, select, dialog") || document.querySelector("dialog:modal");
    if (key.length === 1 && key !== " " && !ctrlKey && !altKey && !metaKey && !isElsewhere) this.focus();
  }

  #enter() {
    const field = this.#part("scan");
    const number = field.value.trim();
    field.value = "";
    if (number) this.#desk.scan(number, this.#at);
    else this.#desk.finish();
  }

  #turn(mode) {
    this.#part("returned-on").value = "";
    this.#tellDrop();
    this.#desk.turn(mode);
  }

  /** When the copies came back that are scanned now: undefined for just now. */
  get #at() {
    const { value } = this.#part("returned-on");
    return value && value !== todayIn(this.#zone) ? instantIn(this.#zone, value, noon) : undefined;
  }

  #tellDrop() {
    const { value } = this.#part("returned-on");
    this.#part("drop-note").hidden = !this.#at;
    say(this.#part("drop-note"), value && (() => t("library.dropNote", { date: dayInWords(value) })));
  }

  begin(number) { return this.#scans.begin(number); }

  show(member, mode) { this.#reader.show(member, mode); }

  /** What can be done now. */
  offer({ mode, finish, hasReturns, canUndo }) {
    for (const one of modes) this.#part(`mode-${one}`).ariaPressed = String(one === mode);
    say(this.#part("scan-label"), () => t(`library.label.${mode}`));
    say(this.#part("scan-hint"), () => t(`library.hint.${mode}`));
    this.#part("drop").hidden = mode !== "takeBack";
    this.#part("returned-on").max = todayIn(this.#zone);
    say(byTest("finish-words", this.#bar), finish);
    byTest("receipt", this.#bar).hidden = !hasReturns;
    byTest("undo", this.#bar).hidden = !canUndo;
  }

  say(phrase, tone) {
    const note = this.#part("said");
    note.classList.toggle("note-warn", tone === "warn");
    note.hidden = !phrase;
    say(note, phrase);
  }

  /** What a scan came to, for who listens; the list says it to who looks. */
  hear(phrase) { say(this.#part("heard"), phrase); }

  clear() { this.#scans.clear(); }

  follow(jobs) {
    say(byTest("paper", this.#bar), "");
    if (jobs.length) this.#paper.follow(jobs.at(-1));
  }

  heard(job) {
    this.#scans.heard(job);
    this.#paper.heard(job);
  }

  #tellPaper(job) { say(byTest("paper", this.#bar), () => t("library.slip", { state: printInWords(job).text })); }
}
