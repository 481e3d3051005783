import { element } from "../dom.js";
import { localized, say, t } from "../messages.js";
import { momentIn } from "../words.js";
import { nameOf } from "./words.js";

const chainOf = ({ ticket, standard }) => standard?.channels[ticket.channel]?.disposition;

const isBegun = ({ handOvers }) => Number.isInteger(handOvers);

/** The hand-overs that can come next: the one whose turn it is, or for a new letter the first of each addressee. */
export function nextHandOvers({ ticket, standard }) {
  const { steps, addressees } = chainOf({ ticket, standard });
  if (isBegun(ticket)) return steps.slice(ticket.handOvers, ticket.handOvers + 1);
  return addressees.map((addressee) => steps.find(({ from }) => from === addressee));
}

export const wayInWords = ({ from, to }) => t("casework.handOver", { from, to });

/** A hand-over that is done: who wrote it down, when, and what is to be done. */
const done = ({ at, actor, body }, { zone, officers }) => [
  say(element("small"), () => t("casework.handedOver", { time: momentIn(zone, at), actor: nameOf(actor, officers) })),
  element("q", {}, body.instruction),
];

/** The way of a letter through the house: what is done, who has it, and what comes; nothing for what is no letter. */
export class Chain {
  #section;

  constructor(section) { this.#section = section; }

  show(context) {
    const chain = chainOf(context);
    this.#section.hidden = !chain;
    if (chain) this.#section.querySelector("ol").replaceChildren(...this.#lines(chain, context));
  }

  #lines({ steps }, context) {
    const { ticket } = context;
    const handOvers = new Map(ticket.events.filter(({ type }) => type === "disposed")
      .map((event) => [event.body.handOvers - 1, event]));
    const begun = Math.min(...handOvers.keys());
    const next = ticket.handOvers ?? -1;
    return steps.map((step, place) => [step, place])
      // A letter to a lower addressee never went the way above.
      .filter(([, place]) => !isBegun(ticket) || place >= begun)
      .map(([step, place]) => {
        const event = handOvers.get(place);
        const line = element("li", { className: "case-step" },
          say(element("strong"), () => wayInWords(step)), say(element("span"), () => localized(step.act)),
          ...event ? done(event, context) : []);
        line.dataset.step = event ? "done" : place === next ? "next" : "later";
        if (place === next) {
          line.ariaCurrent = "step";
          line.append(say(element("small", { className: "case-turn" }), () => t("casework.turn", { who: step.from })));
        }
        return line;
      });
  }
}
