import { t } from "../messages.js";
import { counterInWords } from "./words.js";

const here = ({ number }) => ({ counter: number });

/** An event of the ticket at the counter, and what is said once it has happened. */
const event = (type, sentence, body = () => ({})) => async (post) => {
  const { ticket } = post;
  await post.event(ticket, type, body(post));
  return () => t(sentence, { number: ticket.number });
};

const standing = (state, sentence) => async (post) => {
  await post.set({ state });
  return () => t(sentence, { counter: counterInWords(post.counter) });
};

const called = (number, { counter }) => () => t("counter.calledTo", { number, counter: counterInWords(counter) });

/** What each button does without a question; an act answers the phrase that says what was done. */
export const acts = {
  "call-next": async (post) => called((await post.call()).number, post),
  "call-again": event("recalled", "counter.calledAgain", here),
  "no-show": event("noShow", "counter.missed"),
  "take-break": standing("break", "counter.onBreak"),
  "come-back": standing("open", "counter.backAgain"),
};

export const start = event("started", "counter.started", here);

/** Ends the service, with its result in words where there are any. */
export const finish = (text) => event("resolved", "counter.ended", () => (text ? { text } : {}));

/** Calls back one who did not come. */
export const recall = (noShow) => async (post) => {
  await post.event(noShow, "recalled", here(post));
  return called(noShow.number, post);
};
