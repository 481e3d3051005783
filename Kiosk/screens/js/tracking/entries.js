import { element } from "../dom.js";
import { say, t } from "../messages.js";
import { momentIn, sizeInWords } from "../words.js";

function happened({ type, to, by }) {
  if (type === "redirected") return t(`tracking.redirected.${to}`);
  if (type === "closed") return t(`tracking.closedBy.${by}`);
  return t(`tracking.entry.${type}`);
}

/** What a visitor or an officer wrote is shown as it was typed, and is never markup. */
const words = (text) => element("p", { className: "follow-words" }, text);

/** The files that came with an answer, each to be saved. */
export const filesOf = ({ attachments = [] }, code) => attachments.map(({ id, name, size }) => {
  const look = { href: `/api/track/${encodeURIComponent(code)}/attachments/${id}`, download: name };
  return element("li", {}, element("a", look, name), " ", say(element("small"), () => sizeInWords(size)));
});

const entry = (one, zone) => element("li", { className: one.type === "replied" ? "follow-own" : "" },
  say(element("time", { dateTime: one.at }), () => momentIn(zone, one.at)),
  say(element("strong"), () => happened(one)),
  ...one.text ? [words(one.text)] : [],
  ...one.documents ? [element("ul", {}, ...one.documents.map((document) => element("li", {}, document)))] : []);

/** What happened, the newest first. */
export const entriesOf = ({ entries, timeZone }) => entries.map((one) => entry(one, timeZone)).reverse();
