import { say, t } from "../messages.js";
import { dayInWords } from "../words.js";

const tones = { available: "good", onLoan: "busy", repair: "warn", lost: "bad", withdrawn: "gone" };

/** Says where a copy is, and until when it is out. */
export function sayStatus(node, { status, dueDate }) {
  node.className = "state";
  node.dataset.tone = tones[status] ?? "calm";
  const words = () => t(`itemStatus.${status}`);
  return say(node, () => dueDate ? t("catalogue.due", { status: words(), day: dayInWords(dueDate) }) : words());
}

/** Where a copy belongs: its room or branch, and the shelf there. */
export const placeOf = ({ location, shelf }) => [location, shelf].filter(Boolean).join(" · ");

/** How many copies of a title can be had now. */
export const available = ({ items }) => items.filter(({ status }) => status === "available").length;
