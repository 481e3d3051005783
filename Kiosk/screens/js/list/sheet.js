import { byTest } from "../dom.js";

const roomBeside = matchMedia("(min-width: 60rem)");

/**
 * What one row of a list says in full: beside the list where there is room, and over it where there is none. Closed by
 * its button or Escape; `closed()` hears of it.
 */
export class Sheet {
  #dialog;

  constructor(dialog, closed) {
    this.#dialog = dialog;
    byTest("sheet-close", dialog).addEventListener("click", () => dialog.close());
    // The event comes after the act: by then a turned sheet is open again.
    dialog.addEventListener("close", () => { if (!dialog.open) closed(); });
    dialog.addEventListener("keydown", (event) => {
      // A modal dialog hears Escape by itself.
      if (event.key === "Escape" && !event.defaultPrevented && !dialog.matches(":modal")) dialog.close();
    });
    roomBeside.addEventListener("change", () => this.#turn());
  }

  static get hasRoomBeside() { return roomBeside.matches; }

  get isOpen() { return this.#dialog.open; }

  open() {
    if (this.isOpen) return;
    if (roomBeside.matches) this.#dialog.show();
    else this.#dialog.showModal();
  }

  close() { this.#dialog.close(); }

  /** The window became wide or narrow: the same content in the other way, and the focus where it was. */
  #turn() {
    if (!this.isOpen) return;
    const focused = document.activeElement;
    this.#dialog.close();
    this.open();
    focused.focus();
  }
}
