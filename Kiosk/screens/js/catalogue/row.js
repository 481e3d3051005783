import { element } from "../dom.js";
import { say } from "../messages.js";
import { imprint, stockInWords } from "./describe.js";
import { available } from "./status.js";

const cell = (className, ...children) => element("td", { className }, ...children);

/** Makes the rows of the catalogue; `open(title)` when one is chosen. */
export const titleRow = (open) => () => {
  let title;
  const key = element("button", { className: "list-key catalogue-key", type: "button" });
  const [about, narrow] = ["list-second", "list-narrow"].map((className) => element("span", { className }));
  const [call, places] = [cell("list-wide list-short"), cell("list-middle list-words catalogue-places")];
  const stock = element("span", { className: "state" });
  const node = element("tr", {}, element("th", { scope: "row", className: "list-words" }, key, about, narrow),
    call, places, cell("", stock));
  node.addEventListener("click", () => open(title));

  const show = (shown) => {
    title = shown;
    const free = available(title);
    key.dataset.testid = `title-${title.id}`;
    key.textContent = title.title;
    about.textContent = imprint(title);
    narrow.textContent = call.textContent = title.callNumber ?? "";
    places.textContent = [...new Set(title.items.map(({ location }) => location).filter(Boolean))].join(", ");
    stock.dataset.tone = free ? "good" : title.items.length ? "busy" : "gone";
    say(stock, () => stockInWords(title, free));
  };

  return { node, key, show };
};
