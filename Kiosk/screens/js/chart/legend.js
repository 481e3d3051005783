import { element } from "../dom.js";
import { say } from "../messages.js";
import { shape } from "./shape.js";

const sample = (look) => shape("svg", { class: "chart chart-sample", width: 22, height: 14, "aria-hidden": "true" },
  shape("rect", { class: look, width: 22, height: 14 }));

/** What the looks of a chart stand for: pairs of look and phrase. */
export const legend = (entries) => element("ul", { className: "chart-legend" },
  ...entries.map(([look, phrase]) => element("li", {}, sample(look), say(element("span"), phrase))));
