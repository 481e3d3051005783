import { holdInWords } from "../catalogue/line.js";
import { element } from "../dom.js";
import { guarded } from "../guard.js";
import { officeDay } from "../list/office-day.js";
import { say, t } from "../messages.js";
import { dayInWords } from "../words.js";

const cell = (className, ...children) => element("td", { className }, ...children);

function act(name, sign, hold, work) {
  const look = { className: "button button-plain", type: "button", "data-testid": `${name}-${hold.id}` };
  const button = element("button", look, sign);
  say(button, () => t(`circulation.act.${name}`, { member: hold.member, title: hold.title }), {}, "ariaLabel");
  button.addEventListener("click", guarded(button, work));
  return button;
}

/**
 * Makes the rows of the holds; `move(hold, position)`, `setAside(hold)` and `cancel(hold)` are there for who may act,
 * `only(hold)` shows its title's line alone. A hold whose copy lies at the desk has left the line; one whose copy stands
 * on its shelf wants somebody to fetch it.
 */
export const holdRow = (zone, { move, setAside, cancel, only }) => () => {
  const name = element("button", { className: "list-key catalogue-key", type: "button" });
  const [state, nip, narrow] = ["state", "list-second", "list-narrow"]
    .map((className) => element("span", { className }));
  const member = element("strong");
  const [placed, acts] = [cell("list-wide list-short"), cell("circulation-acts")];
  const node = element("tr", {}, element("th", { scope: "row" }, state), cell("list-words", name, narrow),
    cell("list-middle list-words", member, nip), placed, acts);
  let hold;
  name.addEventListener("click", () => only(hold));

  const show = (shown) => {
    hold = shown;
    node.dataset.testid = `hold-${hold.id}`;
    state.dataset.tone = hold.onShelf ? "warn" : hold.state === "ready" ? "good" : "calm";
    say(state, () => holdInWords(hold));
    name.textContent = hold.title;
    say(name, () => t("circulation.onlyTitle", { title: hold.title }), {}, "title");
    member.textContent = hold.member;
    nip.textContent = hold.nip;
    narrow.textContent = `${hold.member} · ${hold.nip}`;
    say(placed, () => dayInWords(officeDay(zone, new Date(hold.placedAt))));
    const { position, isLast } = hold;
    const waits = hold.state === "waiting" && move;
    acts.replaceChildren(
      ...hold.onShelf && setAside ? [act("setAside", "✓", hold, () => setAside(hold))] : [],
      ...waits && position > 1 ? [act("up", "↑", hold, () => move(hold, position - 1))] : [],
      ...waits && !isLast ? [act("down", "↓", hold, () => move(hold, position + 1))] : [],
      ...cancel ? [act("cancel", "✕", hold, () => cancel(hold))] : []);
  };

  return { node, key: name, show };
};
