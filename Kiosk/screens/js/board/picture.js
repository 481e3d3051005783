import { byTest, element } from "../dom.js";
import { say, t } from "../messages.js";

const mostCalls = 5;
const manyCounters = 6;
const mostCounters = 12;

const counterName = (queue, number) =>
  queue.counters.find((counter) => counter.number === number)?.name ?? t("board.counter", { n: number });

/** The number that is called, or that the room waits for the first one. */
export function showCall(queue, call) {
  say(byTest("call-title"), call ? "board.number" : "board.empty");
  say(byTest("number"), call ? () => call.number : "");
  byTest("number").style.setProperty("--signs", call?.number.length ?? 1);
  say(byTest("place"), call ? () => counterName(queue, call.counter) : "board.emptyHint");
  byTest("call").dataset.empty = String(!call);
}

function showCalls(queue, call) {
  const others = queue.called.filter(({ id }) => id !== call?.id).slice(0, mostCalls);
  byTest("calls").replaceChildren(...others.map(({ number, counter }) =>
    element("li", { "data-testid": `called-${number}` },
      element("strong", {}, number), element("span", {}, counterName(queue, counter)))));
}

/** The counters that are there; of very many those that serve somebody. */
function showCounters({ counters }) {
  const present = counters.filter(({ state }) => state !== "closed");
  const shown = present.length > mostCounters ? present.filter(({ serving }) => serving) : present;
  const list = byTest("counters");
  list.closest("section").dataset.many = String(shown.length > manyCounters);
  byTest("no-counter").hidden = present.length > 0;
  list.replaceChildren(...shown.slice(0, mostCounters).map(({ number, name, state, serving }) => {
    const now = serving ?? t(state === "break" ? "board.break" : "board.free");
    const standing = serving ? "busy" : state;
    return element("li", { className: "board-counter", "data-testid": `counter-${number}`, "data-state": standing },
      element("span", {}, name), element("strong", {}, now));
  }));
}

function showLines({ services }) {
  byTest("lines").replaceChildren(...services.map(({ standard, letter, waiting, estimate }) => {
    const line = element("span", {}, element("strong", {}, String(waiting)));
    if (waiting > 0 && estimate > 0) {
      line.append(element("span", { className: "board-minutes" }, t("board.minutes", { n: estimate })));
    }
    return element("li", { className: "board-line", "data-testid": `line-${standard}` },
      element("span", { className: "board-letter" }, letter), line);
  }));
}

/** Everything around that number. */
export function showQueue(queue, call) {
  showCalls(queue, call);
  showCounters(queue);
  showLines(queue);
}
