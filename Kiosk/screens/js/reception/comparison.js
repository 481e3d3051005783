import { element } from "../dom.js";
import { say, t } from "../messages.js";
import { dayInWords } from "../words.js";

const identityInWords = ({ identity }) =>
  identity && t("merging.identity", { kind: t(`identity.${identity.kind}`), last: identity.number.slice(-4) });

const rows = [
  { label: "name", of: ({ name }) => name },
  { label: "phone", of: ({ phone }) => phone },
  { label: "email", of: ({ email }) => email },
  { label: "identityKind", of: identityInWords },
  { label: "organisation", of: ({ organisation }) => organisation },
  { label: "nip", of: ({ nip }) => nip },
  { label: "requesterTypeLabel", of: ({ requesterType }) => requesterType && t(`requesterType.${requesterType}`) },
  { label: "address", of: ({ address }) => address },
  { label: "merging.visits", of: ({ visits }) => String(visits) },
  { label: "merging.lastVisit", of: ({ lastVisit }) => lastVisit && dayInWords(lastVisit) },
  { label: "merging.openCases", of: ({ openTickets }) => openTickets.map(({ number }) => number).join(", ") },
];

function head(visitor, place, isKept) {
  const radio = element("input", { type: "radio", name: "kept", value: visitor.id, checked: isKept,
    "data-testid": `keep-${place}` });
  const text = say(element("span"), () => t("merging.keep", { n: place }));
  return element("th", { scope: "col" }, element("label", { className: "comparison-keep" }, radio, text));
}

function line({ label, of }, visitors) {
  const values = visitors.map((visitor) => of(visitor) || "–");
  const differ = values[0] !== values[1];
  const caption = element("th", { scope: "row" }, say(element("span"), label));
  if (differ) {
    caption.append(element("span", { className: "comparison-mark", ariaHidden: "true" }, " ≠"),
      say(element("span", { className: "unseen" }), "merging.differs"));
  }
  const cells = visitors.map((visitor) => say(element("td"), () => of(visitor) || "–"));
  return element("tr", differ ? { className: "comparison-differs" } : {}, caption, ...cells);
}

/** Two visitors side by side, and the choice of the one that is kept: at first who was here more often. */
export function comparison(one, other) {
  const visitors = [one, other];
  const kept = other.visits > one.visits ? other : one;
  const heads = visitors.map((visitor, place) => head(visitor, place + 1, visitor === kept));
  return element("table", { className: "comparison" },
    say(element("caption", { className: "unseen" }), "merging.title"),
    element("thead", {}, element("tr", {}, element("td"), ...heads)),
    element("tbody", {}, ...rows.filter(({ of }) => visitors.some(of)).map((row) => line(row, visitors))));
}
