import { Away, get } from "../api.js";
import { byTest, element } from "../dom.js";
import { Sheet } from "../list/sheet.js";
import { say, t } from "../messages.js";
import { ActForm } from "./act-form.js";
import { befell, correctCopy, correctTitle, hold, newCopy, newTitle } from "./acts.js";
import { copyItems } from "./copies.js";
import { imprint } from "./describe.js";
import { lineItems } from "./line.js";
import { offerLocations, offerMembers } from "./offers.js";

const facts = (title) => [
  ["kind", () => t(`titleKind.${title.kind}`)],
  ["imprint", imprint(title)],
  ["isbn", title.isbn],
  ["callNumber", title.callNumber],
  ["classification", title.classification],
  ["subjects", title.subjects?.join("; ")],
].filter(([, value]) => value).map(([name, value]) => element("div", {},
  say(element("dt"), `catalogue.fact.${name}`),
  typeof value === "function" ? say(element("dd"), value) : element("dd", {}, value)));

/** One title in full beside the list, and the acts on it and on its copies where the reader may act. */
export class TitleSheet {
  #root;
  #sheet;
  #form;
  #mayAct;
  #opened;
  #changed;
  #title = null;

  /** `opened(id)` hears which title is looked at, `closed(id)` when it no longer is, `changed()` after every act. */
  constructor(dialog, { mayAct, opened, closed, changed }) {
    this.#root = dialog;
    this.#mayAct = mayAct;
    this.#opened = opened;
    this.#changed = changed;
    this.#sheet = new Sheet(dialog, () => {
      this.#form.close();
      closed(this.#title?.id);
      this.#title = null;
    });
    this.#form = new ActForm(this.#part("act-form"), {
      done: (answer, { name }) => this.#done(answer, name),
      closed: () => this.#offerActs(),
    });
    const offered = { correct: correctTitle, "add-copy": newCopy, hold };
    for (const [name, make] of Object.entries(offered)) {
      this.#part(name).addEventListener("click", () => this.#begin(make));
    }
    offerLocations(dialog);
    offerMembers(dialog);
  }

  #part(name) { return byTest(name, this.#root); }

  /** For a title that is not there yet. */
  add() {
    this.#form.close();
    this.#turn(null);
    this.#sheet.open();
    this.#form.open(newTitle());
    this.#offerActs();
    this.#opened();
  }

  async open({ id }) {
    if (this.#form.isOpen && this.#title?.id === id) return;
    const title = await get(`/api/titles/${id}`).catch((error) => {
      if (!(error instanceof Away)) throw error;
    });
    if (!title) return;
    this.#form.close();
    this.#turn(title);
    this.#sheet.open();
    this.#root.scrollTop = 0;
    this.#part("sheet-title").focus();
    this.#opened(id);
    await this.#askLine();
  }

  /** The same title as it is now. */
  async again() {
    if (!this.#title) return;
    const title = await get(`/api/titles/${this.#title.id}`).catch(() => null);
    if (!title || title.id !== this.#title?.id) return;
    this.#show(title);
    await this.#askLine();
  }

  /** The stream said that a title changed, or that something may have been missed. */
  heard(id) {
    if (!id || id === this.#title?.id) this.again();
  }

  #turn(title) {
    this.#tell("");
    for (const name of ["facts", "copies-section", "line-section"]) this.#part(name).hidden = !title;
    if (title) return this.#show(title);
    this.#title = null;
    say(this.#part("sheet-title"), "catalogue.add");
  }

  #show(title) {
    this.#title = title;
    say(this.#part("sheet-title"), () => title.title);
    this.#part("facts").replaceChildren(...facts(title));
    const acts = this.#mayAct && {
      correct: (copy) => this.#begin((one) => correctCopy(one, copy)),
      befell: (type, copy) => this.#begin(() => befell(type, copy)),
    };
    this.#part("copies").replaceChildren(...copyItems(title.items, acts));
    if (!title.items.length) this.#part("copies").append(say(element("li"), "catalogue.noCopies"));
    this.#offerActs();
  }

  async #askLine() {
    const { id } = this.#title;
    const answer = await get(`/api/holds?title=${id}&limit=200`).catch(() => null);
    if (!answer || this.#title?.id !== id) return;
    this.#part("line").replaceChildren(...lineItems(answer.items));
    this.#part("line-link").href = `/circulation.html?title=${id}`;
    this.#part("line-section").hidden = !answer.items.length;
  }

  #begin(make) {
    this.#tell("");
    this.#form.open(make(this.#title));
    this.#offerActs();
    this.#root.scrollTop = 0;
  }

  #offerActs() {
    const isIdle = this.#mayAct && this.#title && !this.#form.isOpen;
    this.#part("acts").hidden = !isIdle;
    for (const acts of this.#part("copies").querySelectorAll(".sheet-acts")) acts.hidden = !isIdle;
  }

  async #done(answer, name) {
    // At once: whoever is in a hurry has moved on by the time that the server answers.
    this.#part("sheet-title").focus();
    if (name === "addTitle") await this.open(answer);
    else await this.again();
    const { position: n, doubts = [] } = answer;
    this.#tell(() => [t(`catalogue.done.${name}`, { n }), ...doubts.map(({ message }) => message)].join(" "));
    this.#changed();
  }

  #tell(phrase) {
    const note = this.#part("sheet-said");
    say(note, phrase);
    note.hidden = !phrase;
  }
}
