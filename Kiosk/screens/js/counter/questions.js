import { get } from "../api.js";
import { element } from "../dom.js";
import { field } from "../form.js";
import { say, t } from "../messages.js";
import { standardsInQueue, titleOf } from "../standards.js";
import { ask } from "./question.js";
import { checkedServices, serviceChecks } from "./services.js";
import { counterInWords } from "./words.js";

const common = "common";

const reasonField = (hint) => field({ pointer: "/reason", label: "counter.reason", hint, type: "longText", rows: 2,
  maxLength: 500 });

function colleague(counter) {
  const name = counterInWords(counter);
  if (counter.state === "closed") return t("counter.counterClosed", { counter: name });
  if (counter.state === "break") return t("counter.counterOnBreak", { counter: name });
  return t("counter.counterOf", { counter: name, officer: counter.officer.name });
}

// In this order: who is at work is sooner there than who is on a break.
const states = ["open", "break", "closed"];

/**
 * Where a ticket can go: to a counter that serves its standard now, to a closed one that could, or back to all. Who
 * left the standard out for today is not asked to serve it.
 */
function placesFor({ standard }, counters, here) {
  const places = counters.filter(({ number, state, services, serving }) =>
    number !== here && (state === "closed" ? services : serving).includes(standard));
  const sorted = states.flatMap((state) => places.filter((one) => one.state === state));
  const choices = sorted.map((one) => ({ value: String(one.number), label: () => colleague(one) }));
  const queue = { value: common, label: "counter.handOverQueue" };
  const own = sorted[0]?.state === "open" ? [...choices, queue] : [queue, ...choices];
  return [...own, ...otherServices(standard)];
}

/** The queues of the other services, for who came to the wrong one or needs another first. */
const otherServices = (standard) => standardsInQueue().filter(({ id }) => id !== standard)
  .map(({ id }) => ({ value: id, label: () => t("counter.handOverService", { service: titleOf(id) }) }));

/** What the choice of a place means for the ticket, and how it is said. */
function target(ticket, to, counters) {
  if (to === common) return { body: { standard: ticket.standard }, words: () => t("counter.handOverCommon") };
  const place = counters.find(({ number }) => String(number) === to);
  if (place) return { body: { counter: place.number }, words: () => counterInWords(place) };
  return { body: { standard: to }, words: () => t("counter.handOverServiceQueue", { service: titleOf(to) }) };
}

/** Hands the ticket over, with a reason; answers what is said of it, or nothing when it was not done. */
export async function handOver(post) {
  const { ticket } = post;
  const { items } = await get("/api/counters");
  let chosen;
  const done = await ask({
    title: ["counter.handOverTitle", { number: ticket.number }],
    fields: [
      field({ pointer: "/to", label: "counter.handOverTo", type: "select", chosen: true,
        options: placesFor(ticket, items, post.number) }),
      reasonField("counter.reasonHandOver"),
    ],
    demands: [["to"], ["reason"]],
    send: "counter.handOver",
    act: (given) => {
      chosen = target(ticket, given.get("/to"), items);
      return post.event(ticket, "transferred", { ...chosen.body, reason: given.get("/reason") });
    },
  });
  return done && (() => t("counter.handedOver", { number: ticket.number, place: chosen.words() }));
}

/** The visitor gives up; the reason is kept. */
export async function giveUp(post) {
  const { ticket } = post;
  const { number } = ticket;
  const done = await ask({
    title: ["counter.giveUpTitle", { number }],
    hint: ["counter.giveUpHint"],
    fields: [reasonField()],
    demands: [["reason"]],
    send: "counter.giveUp",
    act: (given) => post.event(ticket, "cancelled", { reason: given.get("/reason") }),
  });
  return done && (() => t("counter.gaveUp", { number }));
}

/** Other services from now on; answers them, or nothing when it was left as it was. */
export async function changeServices(post) {
  const { counter } = post;
  let services;
  const box = element("div", { className: "services" }, ...serviceChecks(counter.services, counter.serving));
  const legend = say(element("legend", { className: "unseen" }), "counter.servicesTitle");
  const done = await ask({
    title: ["counter.servicesTitle"],
    fields: [element("fieldset", {}, legend, box)],
    send: "counter.servicesSave",
    check: () => checkedServices(box).length ? [] : [{ field: "/service", message: () => t("counter.servicesNone") }],
    act: () => {
      services = checkedServices(box);
      return post.set({ state: counter.state, services });
    },
  });
  return done && services;
}

/** Closes the counter; whoever was handed over to it is not forgotten. */
export async function close(post) {
  const { counter, queue, number } = post;
  const left = queue.waiting.filter((one) => one.counter === number).map((one) => one.number);
  const shut = () => post.set({ state: "closed" });
  if (!left.length) return shut();
  await ask({
    title: [() => t("counter.closeAsk", { counter: counterInWords(counter) })],
    hint: ["counter.closeWaiting", { numbers: left.join(", ") }],
    send: "counter.close",
    act: shut,
  });
}
