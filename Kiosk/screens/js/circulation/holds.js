import { Problem, act } from "../api.js";
import { byTest } from "../dom.js";
import { clearErrors, showProblem } from "../errors.js";
import { csvLink } from "../list/csv-link.js";
import { Paging } from "../list/paging.js";
import { Rows } from "../list/rows.js";
import { say, t } from "../messages.js";
import { uuid7 } from "../uuid7.js";
import { CancelDialog } from "./cancel-dialog.js";
import { holdRow } from "./hold-row.js";

/** Each hold with whether it is the last of its line, as far as the list was read. */
function withLast(holds) {
  const ends = new Map();
  for (const { titleID, position } of holds) ends.set(titleID, Math.max(position, ends.get(titleID) ?? 0));
  return holds.map((hold) => ({ ...hold, isLast: hold.position === ends.get(hold.titleID) }));
}

/** Who waits for what: those whose copy lies at the desk first, or the line of one title. */
export class HoldList {
  #root;
  #summary;
  #list;
  #only = null;

  constructor(root, { zone, mayAct, dialog }) {
    this.#root = root;
    this.#summary = byTest("holds-errors", root);
    const asking = new CancelDialog(dialog, (hold) => this.#change(hold, { type: "cancelled" }));
    const acts = mayAct && {
      move: (hold, position) => this.#change(hold, { type: "moved", position }),
      setAside: (hold) => this.#setAside(hold),
      cancel: (hold) => asking.ask(hold),
    };
    const only = ({ titleID, title }) => this.only({ id: titleID, title });
    const rows = new Rows(byTest("holds-rows", root), holdRow(zone, { ...acts, only }));
    this.#list = new Paging("/api/holds", {
      query: () => new URLSearchParams(this.#only ? { title: this.#only.id } : {}),
      refused: (problem) => this.#refuse(problem),
      show: (holds, hasMore) => this.#show(rows, holds, hasMore),
    });
    byTest("holds-more", root).addEventListener("click", () => this.#list.more());
    byTest("holds-all", root).addEventListener("click", () => this.only(null));
    csvLink(byTest("holds-csv", root), "/api/holds.csv", () => new URLSearchParams());
  }

  begin() { return this.#list.begin(); }

  again() { return this.#list.again(); }

  /** Narrows the list to the line of one title; widens it again by null. */
  only(title) {
    this.#only = title;
    const note = byTest("holds-only", this.#root);
    note.hidden = !title;
    say(note.firstElementChild, title ? () => t("circulation.onlyTitle", { title: title.title }) : "");
    this.#tell("");
    return this.begin();
  }

  #show(rows, holds, hasMore) {
    if (!this.#summary.hidden) clearErrors(this.#summary, this.#root);
    rows.show(withLast(holds));
    byTest("holds-more", this.#root).hidden = !hasMore;
    byTest("holds-none", this.#root).hidden = holds.length > 0;
    const ready = holds.filter(({ state }) => state === "ready").length;
    say(byTest("holds-count", this.#root), hasMore ? "circulation.holdsMore" : "circulation.holdsCount",
      { n: holds.length, ready });
  }

  #change(hold, body) { return this.#act(`/api/holds/${hold.id}/events/${uuid7()}`, hold, body); }

  /** The copy was fetched from its shelf, and lies at the desk from now on. */
  #setAside(hold) {
    const number = encodeURIComponent(hold.onShelf.inventoryNumber);
    return this.#act(`/api/items/${number}/events/${uuid7()}`, hold, { type: "setAside" });
  }

  async #act(path, { member }, body) {
    try {
      await act(path, body);
      this.#tell(() => t(`circulation.done.${body.type}`, { member }));
      await this.again();
    } catch (problem) {
      this.#refuse(problem);
    }
  }

  #refuse(problem) {
    if (!(problem instanceof Problem)) throw problem;
    this.#tell("");
    showProblem(this.#summary, this.#root, problem);
  }

  #tell(phrase) {
    const note = byTest("holds-said", this.#root);
    say(note, phrase);
    note.hidden = !phrase;
  }
}
