import { element } from "./dom.js";
import { say } from "./messages.js";

const ratings = ["positive", "neutral", "negative"];

/** How content somebody was, each as a face and a word; `make(rating, ...parts)` makes what is touched. */
export const faces = (make) => ratings.map((rating) => make(rating,
  element("span", { className: `face face-${rating}`, "aria-hidden": "true" }),
  say(element("span", { className: "face-word" }), `rating.${rating}`)));
