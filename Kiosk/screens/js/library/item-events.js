import { Problem } from "../api.js";
import { t } from "../messages.js";
import { uuid7 } from "../uuid7.js";
import { askReason } from "./ask-reason.js";
import { caughtLines, outcome, refusal } from "./outcomes.js";
import { changeItem } from "./server.js";

/** What is written down with words of the librarian's. */
const described = ["lost", "damaged"];

/** An offer of an event of a copy: lost, damaged, found, setAside. */
export const eventOffer = (type, item) =>
  ({ words: () => t(`library.event.${type}`), run: () => happen(type, item) });

async function happen(type, item) {
  const { inventoryNumber, title } = item;
  const words = described.includes(type) ? await describe(type, title) : "";
  if (words === null) return null;
  try {
    const id = uuid7();
    const { hold } = await changeItem(id, inventoryNumber, type, words || undefined);
    const lines = hold ? caughtLines(hold) : [() => t(`library.happened.${type}`)];
    return outcome(hold ? "warn" : "good", title, inventoryNumber, lines, { deed: id });
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    return refusal(problem, item);
  }
}

const describe = (type, title) => askReason({
  title: [() => t(`library.ask.${type}`, { title })],
  label: "library.description",
  send: () => t(`library.event.${type}`),
  demanded: false,
});
