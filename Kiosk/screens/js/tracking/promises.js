import { element } from "../dom.js";
import { say, t } from "../messages.js";
import { promiseInWords } from "../words.js";

const tones = { met: "good", missed: "bad" };

/** Only what is over or stands still needs saying; while it runs, the time itself says all. */
function stands(state, due) {
  if (state === "running") return due && Date.parse(due) < Date.now() ? "missed" : undefined;
  return state === "waiting" ? undefined : state;
}

function promise({ label, ...one }, zone) {
  const state = stands(one.state, one.due);
  const chip = element("span", { className: "state", "data-tone": tones[state] ?? "calm" });
  const time = say(element("span"), () => one.state === "paused" ? "" : promiseInWords(one, zone));
  return element("div", {}, say(element("dt"), label),
    element("dd", {}, time, ...state ? [say(chip, () => t(`tracking.promise.${state}`))] : []));
}

/** What the office has promised, each with how it stands. */
export const promisesOf = ({ promises, timeZone }) => promises.map((one) => promise(one, timeZone));
