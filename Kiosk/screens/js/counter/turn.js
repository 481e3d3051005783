const settle = 500;

/**
 * One act at a time: while one runs, no button within `roots` begins another. Whoever double-clicks may find another
 * button where the first one stood, so clicks of a pointer that come right after an act do nothing either.
 */
export class Turn {
  #roots;
  #running = false;
  #ended = -Infinity;

  constructor(...roots) { this.#roots = roots; }

  get running() { return this.#running; }

  /** Runs `work` when the button is pressed, by pointer or by key. */
  bind(button, work) {
    button.addEventListener("click", ({ detail }) => {
      // A click that a key made has no detail.
      if (detail === 0 || performance.now() - this.#ended > settle) this.take(work);
    });
  }

  async take(work) {
    if (this.#running) return;
    this.#running = true;
    this.#disable(true);
    try {
      await work();
    } finally {
      this.#running = false;
      this.#ended = performance.now();
      this.#disable(false);
    }
  }

  #disable(disabled) {
    for (const button of this.#roots.flatMap((root) => [...root.querySelectorAll("button")])) {
      if (disabled) button.setAttribute("aria-disabled", "true");
      else button.removeAttribute("aria-disabled");
    }
  }
}
