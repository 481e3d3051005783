import { get } from "../api.js";
import { Duplicates } from "./duplicates.js";
import { History } from "./history.js";
import { Merging } from "./merging.js";

// Without an answer the desk goes on with what it has; the banner says that the server is away.
const ask = (id) => get(`/api/visitors/${id}`).catch(() => null);

/** What the desk knows of the visitor beside the form: earlier cases, likely duplicates, and what was merged. */
export class Known {
  #history;
  #duplicates;
  #id;
  /** The office's zone, known after the sign-in. */
  zone;

  /** `follow(ticket)` to go on with a case; `merged(visitor, duplicate)` when two records are one now. */
  constructor(root, dialog, { follow, merged }) {
    this.#history = new History(root, follow);
    const merging = new Merging(dialog, async (kept, duplicate) => merged(await ask(kept.id) ?? kept, duplicate));
    this.#duplicates = new Duplicates(root, (one, other) => merging.open(one, other), () => this.recall(this.#id));
  }

  /** Shows a visitor as the finder has it; `others` are those that it found beside. */
  async show(visitor, others = []) {
    this.#id = visitor.id;
    this.#history.show(visitor);
    this.#duplicates.show(visitor, others);
    const { merges } = visitor.merges ? visitor : await ask(visitor.id) ?? { merges: [] };
    if (visitor.id === this.#id) this.#duplicates.list(merges, this.zone);
  }

  /** Asks anew, since something of it has changed. */
  async recall(id) {
    this.#id = id;
    const visitor = await ask(id);
    if (visitor && id === this.#id) this.show(visitor);
  }

  followPlace(place) { return this.#history.followPlace(place); }

  clear() {
    this.#id = undefined;
    this.#history.clear();
    this.#duplicates.clear();
  }
}
