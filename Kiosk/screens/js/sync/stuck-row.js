import { element } from "../dom.js";
import { guarded } from "../guard.js";
import { say, t } from "../messages.js";
import { momentIn } from "../words.js";

const line = (className) => element("span", { className });
const cell = (className, ...children) => element("td", { className }, ...children);

/** A ticket's number as the way to it, at a page that opens what its address names. */
export function ticketLink(page, { ticket, number }) {
  return element("a", { className: "sync-number", href: `${page}#${ticket}` }, number);
}

/** Makes the rows of what does not get through; `acts` has `retry(record)` and `skip(record)` for who may. */
export const stuckRow = (zone, acts) => () => {
  let record;
  const [name, event, narrow] = [line("sync-name"), line("list-second"), line("list-narrow")];
  const [state, why, words] = [line("state"), line("sync-why"), element("q", { className: "sync-words" })];
  const [moment, attempts] = [line(""), line("list-second")];
  const buttons = ["retry", "skip"].map((type) => {
    const button = element("button", { className: "button", type: "button", "data-testid": `record-${type}` });
    if (acts) button.addEventListener("click", guarded(button, () => acts[type](record)));
    return say(button, `sync.${type}`);
  });
  const row = element("span", { className: "sync-acts", hidden: !acts }, ...buttons);
  const node = element("tr", {}, element("th", { scope: "row" }, name, event, narrow),
    cell("list-words", state, why, words, row), cell("list-middle list-short", moment, attempts));

  const show = (shown) => {
    record = shown;
    const { id, kind, type, state: stands, reason, status, words: said, since, attempts: n } = record;
    const isDead = stands === "dead";
    node.dataset.testid = `stuck-${id}`;
    if (record.number) name.replaceChildren(ticketLink("/today.html", record));
    else say(name, `sync.kind.${kind}`);
    say(event, `sync.event.${type}`);
    state.dataset.tone = isDead ? "bad" : "warn";
    say(state, isDead ? "sync.dead" : "sync.again");
    say(why, isDead ? () => t(`sync.rejection.${reason}`) + (status ? ` (HTTP\u00A0${status})` : "") : "");
    words.textContent = said ?? "";
    words.hidden = !said;
    for (const one of [moment, narrow]) say(one, () => momentIn(zone, since));
    say(attempts, n ? "sync.attempts" : "", { n });
  };

  return { node, key: buttons[0], show };
};
