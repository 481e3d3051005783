import { element } from "../dom.js";
import { say } from "../messages.js";
import { member, newKey, put, small, textOf } from "./parts.js";
import { Week } from "./week.js";

/** Other hours for a time, such as Ramadan's. */
export class Season {
  constructor({ name, from, to, weekly }, remove) {
    this.pointer = `/office/hours/overrides/${newKey()}`;
    this.week = new Week(`${this.pointer}/weekly`, weekly);
    const fields = element("div", { className: "fields" },
      member({ pointer: `${this.pointer}/name`, label: "setting.seasonName", hint: "setting.seasonNameHint",
        span: "whole" }),
      member({ pointer: `${this.pointer}/from`, label: "setting.seasonFrom", type: "date", span: "half" }),
      member({ pointer: `${this.pointer}/to`, label: "setting.seasonTo", type: "date", span: "half" }));
    this.node = element("fieldset", { className: "setting-item", "data-item": "" },
      say(element("legend", { className: "setting-item-name" }), "setting.season"), fields, this.week.node,
      small("remove-season", "setting.removeSeason", () => remove(this)));
    put(this.node, `${this.pointer}/name`, name);
    put(this.node, `${this.pointer}/from`, from);
    put(this.node, `${this.pointer}/to`, to);
  }

  get demands() { return ["name", "from", "to"].map((part) => [`${this.pointer.slice(1)}/${part}`]); }

  get value() {
    const [name, from, to] = ["name", "from", "to"].map((part) => textOf(this.node, `${this.pointer}/${part}`));
    return { name, from, to, weekly: this.week.value };
  }
}
