import { element } from "../dom.js";
import { say, t } from "../messages.js";
import { idOf } from "../pointer.js";
import { demandMark, panel, ticked } from "./parts.js";

function card({ id, letter, title, office }, checked) {
  const name = `/office/standards/${id}`;
  return element("label", { className: "choice", "data-testid": `serve-${id}` },
    element("input", { type: "checkbox", name, id: idOf(name), value: id, checked }),
    element("span", { className: "choice-letter", ariaHidden: "true" }, letter),
    say(element("span", { className: "choice-title" }), title),
    say(element("span", { className: "choice-office" }), office));
}

/** Which of the standards the office serves, in its own order; `changed` after every tick. */
export class ServicesPart {
  #cards = element("div", { className: "choices" });
  #loaded = [];

  constructor(changed) {
    this.#cards.addEventListener("change", changed);
    const legend = say(element("legend", { className: "unseen" }), "setting.needService");
    this.node = panel("services", { mark: demandMark() },
      element("fieldset", { "data-member": "standards" }, legend, this.#cards));
  }

  /** A new office has chosen none; one whose settings name none serves all. */
  fill({ office, choices: { standards } }) {
    const served = office ? office.standards ?? standards.map(({ id }) => id) : [];
    const place = ({ id }) => served.includes(id) ? served.indexOf(id) : served.length;
    this.#loaded = standards.toSorted((one, other) => place(one) - place(other));
    this.#cards.replaceChildren(...this.#loaded.map((standard) => card(standard, served.includes(standard.id))));
  }

  /** The standards that are ticked, as the office was offered them. */
  get served() {
    const ids = ticked(this.#cards);
    return this.#loaded.filter(({ id }) => ids.includes(id));
  }

  get mistakes() {
    if (this.served.length || !this.#loaded.length) return [];
    return [{ field: `/office/standards/${this.#loaded[0].id}`, message: () => t("setting.needService") }];
  }

  get value() { return ticked(this.#cards); }
}
