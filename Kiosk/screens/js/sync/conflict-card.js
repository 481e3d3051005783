import { element } from "../dom.js";
import { guarded } from "../guard.js";
import { say, t } from "../messages.js";
import { momentIn } from "../words.js";
import { ticketLink } from "./stuck-row.js";

// Why the ticket did not take it; rules that are not told apart have one sentence.
const told = ["differs", "doubled", "stale", "hidden", "tier", "invalid", "ticket-closed", "ticket-voided"];

const side = (label, value) => element("div", {}, say(element("dt"), label), element("dd", {}, value));

/**
 * Makes the cards of conflicts: what stands here and what was said or set in the CRM, by whom there and when. `page`
 * opens the ticket; `acts` has `see(conflict)` for who may.
 */
export const conflictCard = (zone, page, acts) => () => {
  let conflict;
  const head = element("p", { className: "sync-conflict-head" });
  const [sides, who, why] = [element("dl", { className: "sync-sides" }), element("p"), element("p")];
  who.className = "list-second";
  const button = say(element("button", { className: "button", type: "button", "data-testid": "see", hidden: !acts }),
    "sync.see");
  if (acts) button.addEventListener("click", guarded(button, () => acts.see(conflict)));
  const node = element("li", { className: "sync-conflict" }, head, why, sides, who, button);

  const show = (shown) => {
    conflict = shown;
    const { id, kind, field, ours, theirs, author, at, reason } = conflict;
    node.dataset.testid = `conflict-${id}`;
    const about = say(element("span"), () => field ? fact(field) : t(`sync.said.${kind}`));
    head.replaceChildren(ticketLink(page, conflict), " · ", about);
    say(why, told.includes(reason) ? `sync.clash.${reason}` : "sync.clash.other");
    sides.replaceChildren(...kind === "field" ? [side("sync.ours", ours ?? "–")] : [],
      side("sync.theirs", theirs || "–"));
    say(who, () => author ? t("sync.author", { author, time: momentIn(zone, at) }) : momentIn(zone, at));
  };

  return { node, key: button, show };
};

/** A field by the name that people know; by the contract's where they know none. */
function fact(name) {
  const words = t(`sync.fact.${name}`);
  return words.startsWith("sync.") ? name : words;
}
