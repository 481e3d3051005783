/** One step of the way to a ticket is on the screen; its heading takes the focus, for who hears the screen. */
export class Steps {
  #steps;

  constructor(root) { this.#steps = [...root.querySelectorAll("[data-step]")]; }

  get current() { return this.#steps.find((step) => !step.hidden)?.dataset.step; }

  show(name) {
    for (const step of this.#steps) step.hidden = step.dataset.step !== name;
    document.body.dataset.at = name;
    scrollTo(0, 0);
    this.#steps.find((step) => !step.hidden).querySelector("h2").focus();
  }
}
