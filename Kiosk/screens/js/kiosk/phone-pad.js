import { byTest, element } from "../dom.js";
import { say } from "../messages.js";

// E.164 allows fifteen digits; the shortest number that can be called from another place here has nine.
const shortest = 9;
const longest = 15;
const keys = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "", "0", "erase"];

const inFours = (digits) => digits.replace(/\d{4}(?=\d)/g, "$& ");

/** A number is touched in on the screen itself: no field, so no keyboard comes up and no browser remembers it. */
export class PhonePad {
  #root;
  #digits = "";
  #done;

  /** `done(digits)` hears the number, empty for none. */
  constructor(root, done) {
    this.#root = root;
    this.#done = done;
    byTest("keys", root).append(...keys.map((key) => key ? this.#key(key) : element("span")));
    byTest("use-phone", root).addEventListener("click", () => this.#use());
    byTest("without-phone", root).addEventListener("click", () => this.#done(""));
    root.addEventListener("keydown", ({ key }) => {
      if (/^\d$/.test(key)) this.#type(key);
      if (key === "Backspace") this.#erase();
    });
    this.clear();
  }

  #key(key) {
    const button = element("button", { className: "pad-key", type: "button", "data-testid": `key-${key}` });
    if (key === "erase") say(button, "kiosk.erase", {}, "ariaLabel").append("⌫");
    else button.append(key);
    button.addEventListener("click", () => key === "erase" ? this.#erase() : this.#type(key));
    return button;
  }

  #type(digit) { this.#show((this.#digits + digit).slice(0, longest)); }
  #erase() { this.#show(this.#digits.slice(0, -1)); }

  #show(digits) {
    this.#digits = digits;
    const shown = byTest("digits", this.#root);
    shown.dataset.empty = String(!digits);
    say(shown, digits ? () => inFours(digits) : "kiosk.phoneEmpty");
    byTest("phone-short", this.#root).hidden = true;
  }

  #use() {
    if (this.#digits.length >= shortest) this.#done(this.#digits);
    else byTest("phone-short", this.#root).hidden = false;
  }

  clear() { this.#show(""); }
}
