const upAndDown = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity };

/**
 * The rows of a list. A row stays the same node as long as its item is there, so that focus and reading place survive
 * every change around it. The keyboard stops once at the list and walks it by the arrow keys. `make()` answers a row
 * `{node, key, show(item)}`, of which `key` is the button that stands for it; `steps` says which keys go how far.
 */
export class Rows {
  #body;
  #make;
  #steps;
  #rows = new Map();

  constructor(body, make, steps = upAndDown) {
    this.#body = body;
    this.#make = make;
    this.#steps = steps;
    body.addEventListener("keydown", (event) => this.#walk(event));
    body.addEventListener("focusin", ({ target }) => this.#stopAt(this.#at(target)?.node));
  }

  show(items) {
    const left = this.#all.findIndex(({ node }) => node.contains(document.activeElement));
    const rows = new Map(items.map((item) => [item.id, this.#rows.get(item.id) ?? this.#make()]));
    for (const [id, { node }] of this.#rows) if (!rows.has(id)) node.remove();
    this.#rows = rows;
    items.forEach((item, place) => {
      const row = rows.get(item.id);
      row.show(item);
      const there = this.#body.children[place] ?? null;
      if (there !== row.node) this.#body.insertBefore(row.node, there);
    });
    this.#stopAt(this.#current?.node);
    // Where the row with the focus has gone, the one in its place takes it.
    const hasGone = left >= 0 && !this.#body.contains(document.activeElement);
    if (hasGone) this.#all.at(Math.min(left, items.length - 1))?.key.focus();
  }

  /** Marks the row of an item as the one that is looked at; none without an id. */
  mark(id) {
    for (const [own, { key }] of this.#rows) key.ariaCurrent = own === id ? "true" : null;
  }

  has(id) { return this.#rows.has(id); }

  focus(id) { (this.#rows.get(id) ?? this.#current)?.key.focus(); }

  get #all() { return [...this.#rows.values()]; }

  get #current() { return this.#all.find(({ key }) => key.tabIndex === 0) ?? this.#all[0]; }

  #at(target) { return this.#all.find(({ node }) => node.contains(target)); }

  #stopAt(stop) {
    for (const { node } of this.#all) {
      for (const button of node.querySelectorAll("button")) button.tabIndex = node === stop ? 0 : -1;
    }
  }

  #walk(event) {
    const rows = this.#all;
    const place = rows.indexOf(this.#at(event.target));
    if (place < 0 || !(event.key in this.#steps) || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    rows[Math.min(Math.max(place + this.#steps[event.key], 0), rows.length - 1)].key.focus();
  }
}
