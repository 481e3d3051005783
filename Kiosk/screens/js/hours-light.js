import { byTest } from "./dom.js";
import { hoursInWords } from "./hours.js";
import { say } from "./messages.js";

/** Shows in the band how the office's service hours stand, of an answer of `/api/queue`. */
export function showHours(queue, zone) {
  const light = byTest("hours");
  const words = () => hoursInWords(queue, zone);
  light.hidden = !words();
  if (light.hidden) return;
  light.dataset.tone = words().tone;
  say(light, () => words().text);
}
