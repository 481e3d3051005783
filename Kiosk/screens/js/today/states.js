import { element } from "../dom.js";
import { say, t } from "../messages.js";

const tones = {
  called: "warn", serving: "busy", answered: "good", resolved: "good", closed: "good", noShow: "bad",
  cancelled: "gone", voided: "gone", escalated: "warn", pending: "warn", awaitingVisitor: "warn",
};

/** A ticket's state by shape and words, said in a node of its own. */
export function sayState(node, { state }) {
  node.dataset.tone = tones[state] ?? "calm";
  if (!node.firstChild) node.append(element("span", { className: "sentence" }));
  say(node.firstChild, () => t(`ticketState.${state}`));
}
