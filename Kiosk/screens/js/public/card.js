import { imprint } from "../catalogue/describe.js";
import { placeOf, sayStatus } from "../catalogue/status.js";
import { element } from "../dom.js";
import { say, t } from "../messages.js";

// What a visitor can neither take nor wait for stays out of sight.
const hidden = ["lost", "withdrawn"];
const lent = ["onLoan", "onHoldShelf", "available", "inTransit", "repair"];

const copy = (one) => element("li", {},
  element("span", {}, placeOf(one) || one.inventoryNumber), sayStatus(element("span"), one));

/** A title as visitors see it: where each copy stands, and a way to reserve it; `hold(title)` when that is wanted. */
export function titleCard(title, hold) {
  const copies = title.items.filter(({ status }) => !hidden.includes(status));
  const mayHold = copies.some(({ status }) => lent.includes(status));
  const button = say(element("button", { className: "button", type: "button", "data-testid": `hold-${title.id}`,
    hidden: !mayHold }), "public.hold");
  button.addEventListener("click", () => hold(title));
  return element("li", { className: "panel public-title", "data-testid": `title-${title.id}` },
    element("h2", {}, title.title),
    element("p", { className: "public-about" }, imprint(title)),
    element("p", { className: "public-call" }, say(element("span"), `titleKind.${title.kind}`),
      ...title.callNumber ? [" · ", say(element("span"), "public.call", { call: title.callNumber })] : []),
    element("ul", { className: "public-copies" }, ...copies.map(copy),
      ...copies.length ? [] : [say(element("li"), "public.noCopies")]),
    say(element("p", { className: "public-waiting", hidden: !title.waiting }),
      () => t("public.waiting", { n: title.waiting })),
    button);
}
