import { byTest, element } from "../dom.js";
import { localized, say, t } from "../messages.js";
import { dateIn } from "../words.js";
import { entriesOf, filesOf } from "./entries.js";
import { promisesOf } from "./promises.js";

const tones = { called: "warn", awaitingVisitor: "warn", answered: "good", resolved: "good", closed: "good",
  noShow: "bad", cancelled: "bad", voided: "bad" };

/** The last day of a time that ends with it: its end is the first moment of the next. */
const lastDay = (zone, end) => dateIn(zone, Date.parse(end) - 1);

function now({ state, position, counter, documents }) {
  if (state === "waiting" && !position) return t("tracking.lineOver");
  if (state === "waiting") return position > 1 ? t("tracking.ahead", { n: position - 1 }) : t("tracking.next");
  if (state === "awaitingVisitor" && documents.length) return t("tracking.documentsAsked");
  return t(`tracking.now.${state}`, { counter: counter?.name ?? "" });
}

/** Shows or hides a part of the page and says what it says. */
function part(name, isShown, phrase = "") {
  const node = byTest(name);
  node.hidden = !isShown;
  if (phrase) say(node, isShown ? phrase : "");
  return node;
}

function showHead(shown) {
  const { number, standard, state, documents, office, timeZone, standardTimeZone, closesAt, replyUntil } = shown;
  const settled = ["resolved", "closed"].includes(state);
  say(byTest("office"), () => office);
  say(byTest("number"), () => number);
  say(byTest("service"), () => localized(standard));
  say(byTest("state"), `ticketState.${state}`).dataset.tone = tones[state] ?? "calm";
  say(byTest("now"), () => now(shown));
  part("documents", documents.length).replaceChildren(...documents.map((one) => element("li", {}, one)));
  part("closes", closesAt, () => t("tracking.closes", { day: lastDay(timeZone, closesAt) }));
  part("over", settled && !shown.canReply,
    () => t("tracking.over", { day: lastDay(standardTimeZone, replyUntil), number }));
  part("reply-until", settled && replyUntil && shown.canReply,
    () => t("tracking.replyUntil", { day: lastDay(standardTimeZone, replyUntil) }));
}

/** Shows how the case stands; what the visitor is writing meanwhile is left alone. `code` is the ticket's. */
export function showCase(shown, code) {
  const { entries, promises, canReply, canClose, canRate, rating } = shown;
  // Before there is an answer nobody can say how it was.
  const isDone = ["answered", "resolved", "closed"].includes(shown.state);
  const answer = entries.findLast(({ type, text }) => type === "answered" || (type === "resolved" && text));
  showHead(shown);
  part("answer", answer);
  say(byTest("answer-text"), () => answer?.text ?? "");
  // What came with an earlier answer is still the visitor's.
  const files = entries.flatMap((entry) => filesOf(entry, code));
  part("answer-files", files.length).replaceChildren(...files);
  part("reply", canReply);
  part("end", canClose || canRate);
  part("faces", canRate && isDone);
  part("end-hint", canClose && isDone);
  say(byTest("send-end"), canClose ? (isDone ? "tracking.close" : "tracking.withdraw") : "tracking.sendRating");
  part("to-survey", ["resolved", "closed"].includes(shown.state));
  part("rated", rating, () => t("tracking.rated", { rating: t(`rating.${rating}`) }));
  part("promises", promises.length).querySelector("dl").replaceChildren(...promisesOf(shown));
  byTest("entries").replaceChildren(...entriesOf(shown));
  byTest("case").hidden = false;
}
