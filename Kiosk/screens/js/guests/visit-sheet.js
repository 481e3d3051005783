import { act } from "../api.js";
import { byTest } from "../dom.js";
import { showProblem } from "../errors.js";
import { guarded } from "../guard.js";
import { Sheet } from "../list/sheet.js";
import { say, t } from "../messages.js";
import { uuid7 } from "../uuid7.js";
import { timeIn } from "../words.js";
import { Badge } from "./badge.js";
import { VisitForm } from "./visit-form.js";

/** The guest who comes now, or one of the book, beside the list. */
export class VisitSheet {
  #root;
  #sheet;
  #zone;
  #form;
  #badge;
  #opened;
  #changed;
  #shown = null;

  /** `opened(id)` hears which visit is looked at, `closed(id)` when it no longer is, `changed()` after every act. */
  constructor(dialog, { zone, leave, opened, closed, changed }) {
    this.#root = dialog;
    this.#zone = zone;
    this.#opened = opened;
    this.#changed = changed;
    this.#sheet = new Sheet(dialog, () => {
      const { id } = this.#shown ?? {};
      this.#turn(null);
      closed(id);
    });
    this.#badge = new Badge(dialog, (problem) => this.#refuse(problem));
    this.#form = new VisitForm(this.#part("visit-form"), (visit, isNew) => this.#done(visit, isNew));
    this.#part("visit-form").addEventListener("submit", () => this.#tell(""));
    const button = this.#part("leave");
    button.addEventListener("click", guarded(button, async () => {
      await leave(this.#shown);
      this.#sheet.close();
    }));
    const stay = this.#part("stay");
    stay.addEventListener("click", guarded(stay, () => this.#takeBack()));
    this.#turn(null);
  }

  #part(name) { return byTest(name, this.#root); }

  /** For somebody who comes now; what was begun for the guest at the desk is still there. */
  add() {
    if (this.#shown) {
      this.#turn(null);
      this.#opened();
    }
    this.#sheet.open();
    this.#form.focus();
  }

  async open(visit) {
    await this.#form.correct(visit);
    this.#turn(visit);
    this.#sheet.open();
    this.#part("sheet-title").focus();
    this.#opened(visit.id);
  }

  offerHosts(visits) { this.#form.offerHosts(visits); }

  heard(job) { this.#badge.heard(job); }

  #turn(visit) {
    if (this.#shown && !visit) this.#form.begin();
    this.#shown = visit;
    say(this.#part("sheet-title"), visit ? "guests.correct" : "guests.add", { n: visit?.number });
    this.#part("visit-acts").hidden = !visit;
    this.#part("leave").hidden = !visit || Boolean(visit.leftAt);
    this.#part("stay").hidden = !visit?.leftAt;
    const state = this.#part("sheet-state");
    state.hidden = !visit;
    state.dataset.tone = visit?.leftAt ? "gone" : "calm";
    say(state, visit ? () => this.#moment(visit) : "");
    this.#badge.show(visit);
    this.#tell("");
  }

  #moment({ arrivedAt, leftAt }) {
    const time = timeIn(this.#zone, leftAt ?? arrivedAt);
    return t(leftAt ? "guests.leftAt" : "guests.arrivedAt", { time });
  }

  #done(visit, isNew) {
    if (isNew) {
      this.#form.begin();
      this.#form.focus();
      this.#badge.show(visit);
      this.#part("visit-acts").hidden = false;
      const { number: n, visitor: { name }, arrivedAt } = visit;
      this.#tell(() => t("guests.entered", { n, name, time: timeIn(this.#zone, arrivedAt) }));
    } else {
      this.open(visit).then(() => this.#tell("guests.saved"), (problem) => this.#refuse(problem));
    }
    this.#changed();
  }

  /** They were noted as gone by mistake. */
  async #takeBack() {
    try {
      const visit = await act(`/api/visits/${this.#shown.id}/departures/${uuid7()}`, { undo: true });
      await this.open(visit);
      this.#tell("guests.stays");
      this.#changed();
    } catch (problem) {
      this.#refuse(problem);
    }
  }

  #refuse(problem) { showProblem(this.#part("visit-errors"), this.#part("visit-form"), problem); }

  #tell(phrase) {
    const note = this.#part("sheet-said");
    say(note, phrase);
    note.hidden = !phrase;
  }
}
