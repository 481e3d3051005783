import { element } from "../dom.js";
import { t } from "../messages.js";
import { inputOf, member, panel, put, textOf } from "./parts.js";

const name = "/office/name";
const shortName = "/office/id";
const zone = "/office/timeZone";

/** A name for programs out of one for people. */
const slug = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "")
  .replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 64);

const ownZone = (zones) => {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return zones.slice(0, 4).includes(here) ? here : zones[0];
};

function zoneOption(id, place) {
  const city = id.split("/").at(-1).toLowerCase();
  return { value: id, label: place < 4 ? () => t(`zone.${city}`) : () => id };
}

/** Who the office is. Only a new one is asked for its short name, which is made of its name until somebody types it. */
export class OfficePart {
  #fields = element("div", { className: "fields" });
  #isNew;

  constructor({ isNew }) {
    this.#isNew = isNew;
    this.node = panel("office", {}, this.#fields);
  }

  fill({ office, choices }) {
    this.#fields.replaceChildren(
      member({ pointer: name, label: "setting.officeName", hint: "setting.officeNameHint", span: "whole",
        maxLength: 120 }),
      ...(this.#isNew ? [member({ pointer: shortName, label: "setting.officeId", hint: "setting.officeIdHint",
        span: "half", maxLength: 64, spellcheck: false, autocapitalize: "none" })] : []),
      member({ pointer: zone, label: "setting.zone", span: "half", type: "select", chosen: true,
        options: choices.zones.map(zoneOption) }));
    put(this.#fields, name, office?.name);
    put(this.#fields, zone, office?.timeZone ?? ownZone(choices.zones));
    if (this.#isNew) this.#suggest();
  }

  #suggest() {
    const [typed, short] = [name, shortName].map((pointer) => inputOf(this.#fields, pointer));
    let isOwn = false;
    short.addEventListener("input", () => { isOwn = short.value !== ""; });
    typed.addEventListener("input", () => { if (!isOwn) short.value = slug(typed.value); });
  }

  get demands() { return [["office/name"], ...(this.#isNew ? [["office/id"]] : [])]; }

  get value() {
    const office = { name: textOf(this.#fields, name), timeZone: textOf(this.#fields, zone) };
    return this.#isNew ? { id: textOf(this.#fields, shortName), ...office } : office;
  }
}
