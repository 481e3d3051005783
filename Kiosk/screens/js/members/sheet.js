import { Problem, act } from "../api.js";
import { byTest, element } from "../dom.js";
import { showProblem } from "../errors.js";
import { findMember } from "../library/server.js";
import { Sheet } from "../list/sheet.js";
import { say, t } from "../messages.js";
import { uuid7 } from "../uuid7.js";
import { MemberForm } from "./form.js";
import { showHoldings } from "./holdings.js";
import { MemberPapers } from "./papers.js";

/** A member in full, or the form of somebody who registers, beside the list. */
export class MemberSheet {
  #root;
  #sheet;
  #form;
  #papers;
  #zone;
  #mayWrite;
  #opened;
  #changed;
  #shown = null;

  /** `opened(nip)` hears who is looked at, `closed(nip)` when nobody is any more, `changed()` after every act. */
  constructor(dialog, { zone, mayWrite, opened, closed, changed }) {
    this.#root = dialog;
    this.#zone = zone;
    this.#mayWrite = mayWrite;
    this.#opened = opened;
    this.#changed = changed;
    this.#sheet = new Sheet(dialog, () => {
      const { nip } = this.#shown ?? {};
      this.#shown = null;
      closed(nip);
    });
    this.#papers = new MemberPapers(dialog, (problem) => this.#refuse(problem));
    this.#form = new MemberForm(this.#part("member-form"), (member, outcome) => this.#done(member, outcome));
    this.#part("member-form").inert = !mayWrite;
    this.#part("member-send").hidden = !mayWrite;
  }

  #part(name) { return byTest(name, this.#root); }

  /** For somebody who registers. */
  add(number) {
    this.#show(null);
    this.#tell("");
    this.#sheet.open();
    this.#form.begin(number);
    this.#opened();
  }

  async open(nip) {
    const member = await findMember(nip);
    if (!member) return false;
    this.#show(member);
    this.#tell("");
    this.#form.correct(member);
    this.#part("member-data").open = false;
    this.#sheet.open();
    this.#part("sheet-title").focus();
    this.#opened(member.nip);
    return true;
  }

  /** Somebody may have changed what is looked at; what is being typed stays. */
  async again() {
    const { nip } = this.#shown ?? {};
    const member = nip && await findMember(nip);
    if (member && this.#shown?.nip === nip) this.#show(member);
  }

  heard(job) { this.#papers.heard(job); }

  #show(member) {
    this.#shown = member;
    say(this.#part("sheet-title"), member ? () => member.name : "members.add");
    this.#part("member-acts").hidden = !member || !this.#mayWrite;
    this.#part("to-desk").href = member ? `/library.html#nip=${encodeURIComponent(member.nip)}` : "/library.html";
    this.#part("warnings").hidden = !member?.warnings.length;
    this.#part("warnings").replaceChildren(...(member?.warnings ?? []).map((text) => element("li", {}, text)));
    say(this.#part("member-since"), member && (() => member.nip));
    if (!member) this.#part("member-data").open = true;
    const cancel = this.#mayWrite && ((hold) => this.#cancel(hold));
    showHoldings(this.#root, member, { zone: this.#zone, cancel });
    this.#papers.show(member);
  }

  async #done({ nip, name, doubts = [] }, { isNew, isConfirmed }) {
    await this.open(nip);
    const sentence = () => t(isNew ? "members.registered" : "members.saved", { name, nip });
    this.#tell(() => [sentence(), ...doubts.map(({ message }) => message)].join(" "));
    this.#changed();
    if (!isNew) return;
    this.#part("to-desk").focus();
    if (isConfirmed) await this.#papers.print("registration").catch((problem) => this.#refuse(problem));
  }

  async #cancel(hold) {
    try {
      await act(`/api/holds/${hold}/events/${uuid7()}`, { type: "cancelled" });
      await this.again();
      this.#tell("members.holdCancelled");
    } catch (problem) {
      this.#refuse(problem);
    }
  }

  #refuse(problem) {
    if (!(problem instanceof Problem)) throw problem;
    this.#part("member-data").open = true;
    showProblem(this.#part("member-errors"), this.#part("member-form"), problem);
  }

  #tell(phrase) {
    const note = this.#part("sheet-said");
    say(note, phrase);
    note.hidden = !phrase;
  }
}
