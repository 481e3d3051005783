import { byTest } from "../dom.js";
import { guarded } from "../guard.js";
import { say, t } from "../messages.js";

/** Asks before a hold is withdrawn: the member loses the place in the line. */
export class CancelDialog {
  #dialog;
  #hold;

  /** `cancel(hold)` when it is meant. */
  constructor(dialog, cancel) {
    this.#dialog = dialog;
    const send = byTest("cancel-send", dialog);
    send.addEventListener("click", guarded(send, async () => {
      await cancel(this.#hold);
      dialog.close();
    }));
    byTest("cancel-back", dialog).addEventListener("click", () => dialog.close());
  }

  ask(hold) {
    this.#hold = hold;
    const { member, title } = hold;
    say(byTest("cancel-what", this.#dialog), () => t("circulation.cancelWhat", { member, title }));
    this.#dialog.showModal();
  }
}
