import { get } from "./api.js";
import { byTest } from "./dom.js";
import { hoursInWords } from "./hours.js";
import { say } from "./messages.js";

const glance = 60_000;

/** Shows in the band how the office's service hours stand, of an answer of `/api/queue`. */
export function showHours(queue, zone) {
  const light = byTest("hours");
  const words = () => hoursInWords(queue, zone);
  light.hidden = !words();
  if (light.hidden) return;
  light.dataset.tone = words().tone;
  say(light, () => words().text);
}

/** Keeps the band's light at how the office's hours stand. */
export function watchHours(zone) {
  const look = async () => {
    const queue = await get("/api/queue").catch(() => null);
    if (queue) showHours(queue, zone);
  };
  setInterval(look, glance);
  look();
}
