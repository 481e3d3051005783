/**
 * Tells the calls that nobody has heard yet from those of an earlier look. What was called before the first look is
 * old: a board that was opened late, or again, does not call people once more.
 */
export class NewCalls {
  #times;
  #last = "";

  /** The new ones among `called` (newest first), oldest first; a call again counts by its newer time. */
  among(called) {
    const known = this.#times;
    const fresh = known ? called.filter(({ id, at }) => at >= this.#last && known.get(id) !== at) : [];
    this.#times = new Map(called.map(({ id, at }) => [id, at]));
    for (const { at } of called) if (at > this.#last) this.#last = at;
    return fresh.reverse();
  }
}
