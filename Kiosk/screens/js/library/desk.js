import { Problem } from "../api.js";
import { t } from "../messages.js";
import { extendOne } from "./extending.js";
import { Jobs } from "./jobs.js";
import { extendAll, modes } from "./modes.js";
import { outcome, sentences } from "./outcomes.js";
import { takeBackPicked } from "./returning.js";
import { findMember, undo } from "./server.js";
import { sound } from "../sound.js";
import { Visit } from "./visit.js";

/**
 * The work at the library desk: who stands there, what is scanned, and what it comes to. It shows by `view`: `begin`
 * a scan, `show(member, mode)`, `offer({mode, finish, hasReturns, canUndo})`, `say(phrase, tone)`, `hear(phrase)`,
 * `follow(jobs)` of papers, `clear()` after a visit, `focus()` after a question.
 */
export class LibraryDesk {
  #view;
  #mode = "lend";
  #member = null;
  #visit = new Visit();
  #deeds = [];
  #jobs = new Jobs((error) => this.#failed(error));

  constructor(view) { this.#view = view; }

  get isBusy() { return this.#jobs.isBusy; }

  turn(mode) {
    this.#mode = mode;
    this.#show();
  }

  /** A number was read; `at` is when the copy lay in the book drop. It means what it meant when it was read. */
  scan(number, at) {
    const mode = this.#mode;
    const scan = this.#view.begin(number);
    this.#answer(scan, number, async () => {
      const { result, member } = await modes[mode](number, { member: this.#member, at });
      if (!member) return result;
      scan.drop();
      return this.#welcome(member);
    });
  }

  /** One of the loans of the member at the desk was picked. */
  pick(loan, at) {
    const [mode, scan] = [this.#mode, this.#view.begin(loan.title)];
    this.#answer(scan, loan.title, () => mode === "takeBack" ? takeBackPicked(this.#member, loan, at)
      : extendOne(this.#member.nip, loan.inventoryNumber));
  }

  /** Does what is offered for a scan. */
  take(scan, run) {
    this.#answer(scan, "", () => run().finally(() => this.#view.focus()));
  }

  /** Enter in the empty field: all loans longer, where that is what is meant, else the visit is over. */
  finish() {
    this.#jobs.add(() => this.#meansAll ? this.#extendAll() : this.#end());
  }

  /** A receipt for what came back. */
  receipt() {
    this.#jobs.add(async () => {
      this.#view.follow(await this.#visit.receipt());
      this.#show();
    });
  }

  undo() { this.#jobs.add(() => this.#undo()); }

  /** Somebody with that number comes to the desk. */
  welcome(nip) {
    this.#jobs.add(async () => {
      const member = await findMember(nip);
      if (member) await this.#welcome(member);
    });
  }

  /** Something changed that may be of the member at the desk. */
  refresh() { this.#jobs.add(() => this.#refresh()); }

  get #meansAll() {
    return this.#mode === "extend" && this.#member?.loans.length > 0 && !this.#visit.hasPaper;
  }

  /** Shows for a scan what some work came to, if to anything; what the server refused to is said there too. */
  #answer(scan, title, work) {
    this.#jobs.add(async () => {
      const result = await work().catch((error) => {
        if (!(error instanceof Problem)) throw error;
        return outcome("bad", title, "", sentences(error));
      });
      if (result) await this.#tell(scan, result);
    });
  }

  async #welcome(member) {
    if (this.#member && this.#member.nip !== member.nip) await this.#end();
    this.#member = member;
    const tone = member.warnings.length ? "warn" : "good";
    sound(tone);
    this.#view.hear(() => [member.name, ...member.warnings].join(". "));
    this.#show();
  }

  async #extendAll() {
    for (const result of await extendAll(this.#member)) await this.#tell(this.#view.begin(""), result);
  }

  async #end() {
    const { jobs, say } = await this.#visit.finish();
    if (jobs.length) this.#view.say(say, "good");
    this.#visit = new Visit();
    this.#member = null;
    this.#view.clear();
    this.#view.follow(jobs);
    this.#show();
  }

  async #tell(scan, result) {
    scan.show(result);
    sound(result.tone);
    this.#view.say("");
    this.#view.hear(() => [result.title, ...result.lines.map(spoken)].join(". "));
    this.#note(scan, result);
    // What can be undone can be undone at once; the member's loans may take a moment.
    this.#show();
    await this.#refresh();
  }

  #note(scan, result) {
    const { deed } = result;
    if (!deed) return;
    this.#visit.note(result);
    const last = this.#deeds.at(-1);
    // Several loans that were extended at once are one act.
    if (last?.deed === deed) last.parts.push({ scan, result });
    else this.#deeds.push({ deed, parts: [{ scan, result }] });
  }

  async #undo() {
    const last = this.#deeds.pop();
    if (!last) return;
    const { mail } = await undo(last.deed);
    for (const { scan, result } of last.parts) {
      this.#visit.forget(result);
      scan.show(outcome("gone", result.title, result.number, ["library.undone"]));
    }
    const titles = last.parts.map(({ result }) => result.title).join(", ");
    // What the mail system has can't be called back: the member should hear it from the librarian.
    const isTold = mail === "sent";
    this.#view.say(() => t(isTold ? "library.undoneButTold" : "library.undoneOf", { titles }), isTold ? "warn" : "good");
    sound(isTold ? "warn" : "good");
    await this.#refresh();
  }

  async #refresh() {
    const fresh = this.#member && await findMember(this.#member.nip);
    if (fresh) this.#member = fresh;
    this.#show();
  }

  #show() {
    this.#view.show(this.#member, this.#mode);
    this.#view.offer({
      mode: this.#mode,
      finish: this.#meansAll ? "library.extendAll" : this.#visit.hasPaper ? "library.finishPrint" : "library.finish",
      hasReturns: this.#visit.hasReturns,
      canUndo: this.#deeds.length > 0,
    });
  }

  #failed(error) {
    if (!(error instanceof Problem)) return reportError(error);
    sound("bad");
    this.#view.say(() => sentences(error).map(spoken).join(" "), "warn");
    this.#show();
  }
}

const spoken = (line) => typeof line === "string" ? t(line) : line();
