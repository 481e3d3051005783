import { element } from "../dom.js";
import { say } from "../messages.js";
import { placeOf, sayStatus } from "./status.js";

const lostFrom = ["available", "onLoan", "onHoldShelf", "inTransit", "referenceOnly", "repair"];
const damagedFrom = ["available", "onHoldShelf", "inTransit", "referenceOnly"];
const foundFrom = ["lost", "repair", "inTransit"];

function actsOf(copy, { correct, befell }) {
  const button = (name, work) => {
    const look = { className: "button button-plain", type: "button", "data-testid": `${name}-${copy.inventoryNumber}` };
    const node = say(element("button", look), `catalogue.copyAct.${name}`);
    node.addEventListener("click", work);
    return node;
  };
  const may = (name, states) => states.includes(copy.status) ? [button(name, () => befell(name, copy))] : [];
  return element("div", { className: "sheet-acts" }, button("correct", () => correct(copy)),
    ...may("found", foundFrom), ...may("damaged", damagedFrom), ...may("lost", lostFrom));
}

/** A title's copies with where they are, and for a librarian what can be done with each. */
export const copyItems = (copies, acts) => copies.map((copy) => {
  const { inventoryNumber, barcode } = copy;
  const numbers = barcode ? `${inventoryNumber} · ${barcode}` : inventoryNumber;
  return element("li", { "data-testid": `copy-${inventoryNumber}` },
    element("strong", {}, numbers), sayStatus(element("span"), copy),
    element("span", { className: "list-second" }, placeOf(copy)), ...acts ? [actsOf(copy, acts)] : []);
});
