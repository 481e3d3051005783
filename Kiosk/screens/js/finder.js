import { get } from "./api.js";
import { element } from "./dom.js";
import { contactOf, lastVisitInWords, openCasesOf, visitsInWords } from "./known-visitor.js";
import { t } from "./messages.js";

const pauseWhileTyping = 180;
const shortest = 2;

const line = (text, className) => element("small", className ? { className } : {}, text);

/** A returning visitor comes with how often, how lately, and what is not done yet. */
const linesOf = (visitor) => [
  line(contactOf(visitor)),
  ...(visitor.visits ? [line(`${visitsInWords(visitor)}, ${lastVisitInWords(visitor)}`)] : []),
  ...openCasesOf(visitor).map((text) => line(text, "finder-case")),
];

/**
 * A combobox (WAI-ARIA 1.2) over `GET /api/visitors`. `found(visitor, others)` for one picked, with those that the
 * search found beside it; `register(query)` for a new one, left out where nobody new is wanted.
 */
export function finder(input, list, found, register) {
  let options = [];
  let active = -1;
  let timer;
  let asked;
  // What the list was made for: until it is what stands in the field, no key may choose from it.
  let shown;

  const close = () => {
    clearTimeout(timer);
    asked?.abort();
    list.hidden = true;
    list.replaceChildren();
    active = -1;
    shown = undefined;
    input.ariaExpanded = "false";
    input.removeAttribute("aria-activedescendant");
  };

  const point = (place) => {
    active = (place + options.length) % options.length;
    options.forEach(({ node }, index) => { node.ariaSelected = String(index === active); });
    options[active].node.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", options[active].node.id);
  };

  const take = ({ pick }) => {
    if (!pick) return;
    const query = input.value.trim();
    input.value = "";
    close();
    pick(query);
  };

  const entry = (title, lines, pick, style = "") => {
    const look = { className: `finder-option ${style}`, role: "option", id: `${list.id}-${options.length}` };
    const node = element("div", look, element("strong", {}, title), ...lines);
    if (!pick) node.ariaDisabled = "true";
    const one = { node, pick };
    // Before the click, or the field would lose its focus first.
    node.addEventListener("pointerdown", (event) => event.preventDefault());
    node.addEventListener("click", () => take(one));
    options.push(one);
    return node;
  };

  const lastEntry = (outcome, query) => {
    if (!register) return outcome ? [entry(outcome, [])] : [];
    const note = [outcome, t("registerNewAs", { query })].filter(Boolean).join(" · ");
    return [entry(t("registerNew"), [line(note)], register, "finder-option-new")];
  };

  const show = (visitors, query, trouble) => {
    shown = query;
    options = [];
    const rows = visitors.map((visitor) => entry(visitor.name, linesOf(visitor),
      () => found(visitor, visitors.filter((other) => other !== visitor))));
    const outcome = trouble ?? (rows.length ? "" : t("foundNothing"));
    list.replaceChildren(...rows, ...lastEntry(outcome, query));
    list.hidden = false;
    input.ariaExpanded = "true";
    point(0);
  };

  /** Asks for what was typed. `decided`: Enter came before the list; a single visitor is then the one meant. */
  const search = async (decided = false) => {
    const query = input.value.trim();
    clearTimeout(timer);
    asked?.abort();
    if (query.length < shortest) return close();
    asked = new AbortController();
    try {
      const { items } = await get(`/api/visitors?limit=8&q=${encodeURIComponent(query)}`, asked.signal);
      if (input.value.trim() !== query) return;
      show(items, query);
      if (decided && items.length === 1) take(options[0]);
    } catch (error) {
      if (error.name !== "AbortError") show([], query, error.message || t("findFailed"));
    }
  };

  const moves = {
    ArrowDown: () => point(active + 1),
    ArrowUp: () => point(active - 1),
    Enter: () => take(options[active]),
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, pauseWhileTyping);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !list.hidden) {
      // Only the list: in a dialog the next Escape closes that.
      event.preventDefault();
      return close();
    }
    if (event.ctrlKey || !(event.key in moves)) return;
    event.preventDefault();
    if (shown === input.value.trim()) moves[event.key]();
    else search(event.key === "Enter");
  });
}
