import { element } from "../dom.js";
import { say, t } from "../messages.js";
import { idOf } from "../pointer.js";
import { newKey, rowsChanged, small } from "./parts.js";
import { asTyped, asWritten } from "./time.js";

const days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const morning = ["07:30", "12:00"];
const afternoon = ["13:00", "16:00"];

/** What the next frame of a day would be: the usual morning, then the usual afternoon. */
const nextFrame = (frames) => !frames.length ? morning : frames.at(-1)[1] <= afternoon[0] ? afternoon : ["", ""];

const timesOf = (frame) => [...frame.querySelectorAll("input")].map(({ value }) => asWritten(value));

/** The service frames of a week, day by day: `{monday: ["07:30-12:00", …], …}`. `pointer` is where it stands. */
export class Week {
  #pointer;

  constructor(pointer, weekly) {
    this.#pointer = pointer;
    this.node = element("div", { className: "week", "data-member": pointer.split("/").at(-1) },
      ...days.map((day) => this.#day(day, (weekly[day] ?? []).map((frame) => frame.split("-")))));
  }

  #day(day, frames) {
    const list = element("div", { className: "week-frames" });
    const closed = say(element("span", { className: "week-closed" }), "setting.closed");
    const changed = () => {
      closed.hidden = list.children.length > 0;
      rowsChanged(list);
    };
    const add = small(`add-${idOf(`${this.#pointer}/${day}`)}`, "setting.addFrame", () => {
      const frame = this.#frame(day, nextFrame([...list.children].map(timesOf)), remove);
      list.append(frame);
      changed();
      frame.querySelector("input").focus();
    }, () => t("setting.addFrameOn", { day: t(`weekday.${day}`) }));
    const remove = (frame) => {
      frame.remove();
      changed();
      add.focus();
    };
    list.append(...frames.map((frame) => this.#frame(day, frame, remove)));
    changed();
    return element("fieldset", { className: "week-day", "data-member": day },
      say(element("legend", { className: "field-label" }), `weekday.${day}`), list, closed, add);
  }

  #frame(day, [opens, closes], remove) {
    const name = `${this.#pointer}/${day}/${newKey()}`;
    const time = (part, value) => {
      const pointer = `${name}/${part}`;
      const input = element("input", { className: "input", inputMode: "numeric", autocomplete: "off", maxLength: 5,
        id: idOf(pointer), name: pointer, value: asTyped(value), placeholder: "00.00",
        "data-testid": `${idOf(`${this.#pointer}/${day}`)}-${part}` });
      input.addEventListener("change", () => { input.value = asTyped(asWritten(input.value)); });
      return say(input, () => `${t(`weekday.${day}`)}, ${t(`frameTime.${part}`)}`, {}, "ariaLabel");
    };
    const frame = element("div", { className: "week-frame field", "data-item": "" });
    const cross = element("button", { className: "week-cross", type: "button" }, "×");
    say(cross, () => t("setting.removeFrameOn", { day: t(`weekday.${day}`) }), {}, "ariaLabel");
    cross.addEventListener("click", () => remove(frame));
    frame.append(time("opens", opens), element("span", { ariaHidden: "true" }, "–"), time("closes", closes), cross);
    return frame;
  }

  get value() {
    const weekly = {};
    for (const day of days) {
      const frames = this.node.querySelectorAll(`[data-member="${day}"] .week-frame`);
      const texts = [...frames].map((frame) => timesOf(frame).join("-"));
      if (texts.length) weekly[day] = texts;
    }
    return weekly;
  }
}
