import { Problem, act } from "../api.js";
import { ask } from "../counter/question.js";
import { byTest } from "../dom.js";
import { clearErrors, showProblem } from "../errors.js";
import { csvLink } from "../list/csv-link.js";
import { Paging } from "../list/paging.js";
import { Rows } from "../list/rows.js";
import { say, t } from "../messages.js";
import { uuid7 } from "../uuid7.js";
import { holdRow } from "./hold-row.js";

/** Each hold with whether it is the last of its line, as far as the list was read. */
function withLast(holds) {
  const ends = new Map();
  for (const { titleID, position } of holds) ends.set(titleID, Math.max(position, ends.get(titleID) ?? 0));
  return holds.map((hold) => ({ ...hold, isLast: hold.position === ends.get(hold.titleID) }));
}

const change = (hold, body) => act(`/api/holds/${hold.id}/events/${uuid7()}`, body);

/** Who waits for what: those whose copy lies at the desk first, or the line of one title. */
export class HoldList {
  #root;
  #summary;
  #list;
  #only = null;

  constructor(root, { zone, mayAct }) {
    this.#root = root;
    this.#summary = byTest("holds-errors", root);
    const acts = mayAct && {
      move: (hold, position) => this.#move(hold, position),
      setAside: (hold) => this.#setAside(hold),
      cancel: (hold) => this.#cancel(hold),
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

  #move(hold, position) { return this.#act("moved", hold, () => change(hold, { type: "moved", position })); }

  /** The member loses the place in the line, so it is asked whether that is meant. */
  #cancel(hold) {
    const { member, title } = hold;
    return this.#act("cancelled", hold, () => ask({
      title: ["circulation.cancelTitle"],
      hint: ["circulation.cancelWhat", { member, title }],
      send: "circulation.cancelSend",
      leave: "circulation.keep",
      act: () => change(hold, { type: "cancelled" }),
    }));
  }

  /** The copy was fetched from its shelf, and lies at the desk from now on. */
  #setAside(hold) {
    const number = encodeURIComponent(hold.onShelf.inventoryNumber);
    return this.#act("setAside", hold, () => act(`/api/items/${number}/events/${uuid7()}`, { type: "setAside" }));
  }

  /** Does something with a hold and says so; `work()` resolves with false when it was left. */
  async #act(type, { member }, work) {
    try {
      if (await work() === false) return;
      this.#tell(() => t(`circulation.done.${type}`, { member }));
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
