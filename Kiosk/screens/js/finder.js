import { get } from "./api.js";
import { element } from "./dom.js";
import { t } from "./messages.js";

const pauseWhileTyping = 180;
const shortest = 2;

const describe = ({ phone, email, organisation, nip }) =>
  [phone, email, organisation, nip].filter(Boolean).join(" · ");

/**
 * A combobox (WAI-ARIA 1.2) over `GET /api/visitors`. `found(visitor)` for one picked, `register(query)` for a new one.
 */
export function finder(input, list, found, register) {
  let options = [];
  let active = -1;
  let timer;
  let asked;

  const close = () => {
    clearTimeout(timer);
    asked?.abort();
    list.hidden = true;
    list.replaceChildren();
    active = -1;
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
    const query = input.value.trim();
    input.value = "";
    close();
    pick(query);
  };

  const entry = (title, small, pick, style = "") => {
    const node = element("div", { className: `finder-option ${style}`, role: "option", id: `found-${options.length}` },
      element("strong", {}, title), element("small", {}, small));
    const one = { node, pick };
    // Before the click, or the field would lose its focus first.
    node.addEventListener("pointerdown", (event) => event.preventDefault());
    node.addEventListener("click", () => take(one));
    options.push(one);
    return node;
  };

  const show = (visitors, query) => {
    options = [];
    const rows = visitors.map((visitor) => entry(visitor.name, describe(visitor), () => found(visitor)));
    const note = [rows.length ? "" : t("foundNothing"), t("registerNewAs", { query })].filter(Boolean).join(" · ");
    rows.push(entry(t("registerNew"), note, register, "finder-option-new"));
    list.replaceChildren(...rows);
    list.hidden = false;
    input.ariaExpanded = "true";
    point(0);
  };

  const search = async () => {
    const query = input.value.trim();
    asked?.abort();
    if (query.length < shortest) return close();
    asked = new AbortController();
    try {
      const { items } = await get(`/api/visitors?limit=8&q=${encodeURIComponent(query)}`, asked.signal);
      if (input.value.trim() === query) show(items, query);
    } catch (error) {
      if (error.name !== "AbortError") show([], query);
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
    if (event.key === "Escape") return close();
    if (list.hidden) return event.key === "ArrowDown" ? search() : undefined;
    if (event.ctrlKey || !(event.key in moves)) return;
    event.preventDefault();
    moves[event.key]();
  });
}
