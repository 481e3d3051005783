import { element } from "../dom.js";
import { localized, say, t } from "../messages.js";
import { dayInWords } from "../words.js";

const points = (phrases) => element("ul", { className: "published-points" },
  ...phrases.map((phrase) => say(element("li"), phrase)));
const words = (phrase) => say(element("p"), phrase);

/** A component of a standard: what it is called, and what it says. */
const part = (name, ...content) => element("section", { className: "published-part" },
  say(element("h3"), `published.${name}`), element("div", {}, ...content));

const joined = (phrases) => phrases.map(localized).join(", ");

function requirements({ ways, membersOnly }) {
  const list = element("dl", {}, ...ways.flatMap(({ name, required, requiredLater }) => [
    say(element("dt"), () => t("published.byChannel", { channel: localized(name).toLowerCase() })),
    say(element("dd"), () => (required.length ? joined(required) : t("published.noRequirement"))
      + (requiredLater.length ? `. ${t("published.later", { list: joined(requiredLater) })}` : "")),
  ]));
  return part("requirements", ...(membersOnly ? [words("published.members")] : []), list);
}

function times({ times: list }) {
  if (!list.length) return part("time", words("published.noTime"));
  return part("time", element("dl", {}, ...list.flatMap(({ label, terms, channels }) => [
    say(element("dt"), () => channels.length
      ? t("published.timeChannels", { label: localized(label), channels: joined(channels).toLowerCase() })
      : localized(label)),
    say(element("dd"), terms),
  ])));
}

const spoken = (frame) => frame.replaceAll(":", ".").replace("-", "–");

/** Days in succession that have the same hours, as one: from the first to the last. */
const alike = (days) => days.reduce((runs, { weekday, frames }) => {
  const words = frames.map(spoken).join(", ");
  const last = runs.at(-1);
  if (last?.words === words) last.to = weekday;
  else runs.push({ from: weekday, to: weekday, words });
  return runs;
}, []);

const run = ({ from, to }) => () => from === to ? t(`published.weekday.${from}`)
  : `${t(`published.weekday.${from}`)}–${t(`published.weekday.${to}`)}`;

const week = (days) => element("dl", { className: "published-days" }, ...alike(days).flatMap((one) => [
  say(element("dt"), run(one)), element("dd", {}, one.words),
]));

function hours({ hours: days, overrides, timeZone }) {
  const others = overrides.flatMap(({ name, from, to, days: other }) => [
    say(element("p", { className: "published-override" }), () =>
      t("published.override", { name, from: dayInWords(from), to: dayInWords(to) })),
    week(other),
  ]);
  return part("hours", week(days), ...others, words(() => t("published.zone", { zone: timeZone.replace("_", " ") })));
}

const complaints = ({ complaintChannels }) => part("complaints", points(complaintChannels.map(({ label, value }) =>
  () => value && value !== localized(label) ? `${localized(label)}: ${value}` : localized(label))));

/** A whole standard, component by component (UU 25/2009, article 21). */
export function wholeStandard(standard) {
  const { title, office, decree, procedure, mechanism, products, compensation, consultationHours } = standard;
  const steps = procedure.map((name, place) =>
    () => t("published.step", { n: place + 1, name: localized(name) }));
  return [
    element("header", { className: "published-head" },
      say(element("h2"), title), say(element("p", { className: "published-office" }), office)),
    ...(decree ? [part("decree", element("p", {}, decree))] : []),
    requirements(standard),
    ...(steps.length ? [part("procedure", points([...steps, ...mechanism]))] : []),
    times(standard),
    part("cost", words(standard.free ? "published.free" : "published.paid")),
    part("products", points(products)),
    hours(standard),
    ...(consultationHours.length ? [part("consultation", week(consultationHours))] : []),
    ...(compensation ? [part("compensation", words(compensation))] : []),
    complaints(standard),
    say(element("p", { className: "field-hint published-source" }), "published.source",
      { source: standard.source, version: standard.version }),
  ];
}
