import { element } from "../dom.js";
import { say } from "../messages.js";
import { tick, ticked } from "./parts.js";

const name = "/account/categories";
const box = (value, label) => tick({ name: `${name}/${value}`, value, label });

/** One service: all of its categories, or some of them. */
function group({ id, title, categories }) {
  const some = categories.map((category) => box(`${id}/${category.id}`, category.label));
  return element("details", { className: "authority-group", "data-testid": `authority-${id}` },
    say(element("summary"), title), box(id, "staff.allCategories"), ...some);
}

/** Which cases go to an account by themselves: whole services or single categories; with none ticked all of them. */
export class AuthorityPart {
  #groups = element("div");

  constructor() {
    this.node = element("fieldset", { className: "authority", "data-testid": "authority" },
      say(element("legend", { className: "field-label" }), "staff.authority"),
      say(element("p", { className: "field-hint" }), "staff.authorityHint"), this.#groups);
    this.#groups.addEventListener("change", () => this.#settle());
  }

  /** The services that there are to choose among. */
  offer(standards) { this.#groups.replaceChildren(...standards.map(group)); }

  fill(categories = []) {
    for (const input of this.#inputs) input.checked = categories.includes(input.value);
    this.#settle();
    for (const one of this.#groups.children) one.open = Boolean(one.querySelector(":checked"));
  }

  get #inputs() { return [...this.#groups.querySelectorAll("input")]; }

  /** Who has the whole service has each of its categories. */
  #settle() {
    for (const one of this.#groups.children) {
      const [whole, ...some] = one.querySelectorAll("input");
      for (const input of some) {
        input.disabled = whole.checked;
        if (whole.checked) input.checked = false;
      }
    }
  }

  get value() { return ticked(this.#groups); }
}
