import { say } from "../messages.js";

const tones = { queued: "calm", sending: "busy", sent: "good", failed: "bad", dropped: "gone" };

/** Says in a chip where a mail stands. */
export function sayMailState(chip, { state, trouble }) {
  chip.dataset.tone = state === "queued" && trouble ? "warn" : tones[state];
  return say(chip, `mails.states.${state}`);
}
