import { get } from "../api.js";
import { byTest, element } from "../dom.js";
import { say, t } from "../messages.js";
import { loadStandards } from "../standards.js";
import { StaffDialog } from "./staff-dialog.js";
import { panel, small } from "./parts.js";

/** The accounts of those who work here; each is changed by itself and at once. */
export class StaffPart {
  #list = element("ul", { className: "setting-items", "data-testid": "staff" });
  #none = say(element("p", { className: "note", hidden: true }), "staff.none");
  #own;
  #dialog = new StaffDialog(() => this.load());

  constructor({ username }) {
    this.#own = username;
    this.node = panel("staff", {}, this.#none, this.#list,
      small("add-account", "staff.add", () => this.#dialog.open()));
  }

  async load() {
    const [{ items }, standards] = await Promise.all([get("/api/staff"), loadStandards()]);
    this.#dialog.offer(standards);
    const place = document.activeElement?.dataset.testid;
    this.#list.replaceChildren(...items.map((account) => this.#row(account)));
    this.#none.hidden = items.length > 0;
    if (place) byTest(place)?.focus();
  }

  #row(account) {
    const { username, name, role, disabled, categories, fraudAgent } = account;
    const cases = () => [
      categories.length && t("staff.someCategories", { n: categories.length }), fraudAgent && t("staff.fraudAgent"),
    ].filter(Boolean).join(" · ");
    const state = element("span", { className: "state" });
    state.dataset.tone = disabled ? "bad" : "good";
    return element("li", { className: "setting-item staff-account", "data-testid": `account-${username}` },
      element("p", { className: "staff-who" }, element("strong", {}, name),
        say(element("small"), () => username === this.#own ? t("staff.you", { username }) : username)),
      element("p", { className: "staff-who staff-role" }, say(element("span"), `role.${role}`),
        say(element("small"), cases)),
      say(state, disabled ? "staff.closed" : "staff.open"),
      small(`change-${username}`, "staff.change", () => this.#dialog.open(account),
        () => t("staff.changeWhose", { name })));
  }
}
