/** The board that the waiting room looks at. */
export default {
  board: {
    title: "Queue board – Loket",
    number: "Queue number",
    empty: "No calls yet",
    emptyHint: "Take a number at the self-service machine or the reception desk.",
    calls: "Last calls",
    counters: "Counters",
    counter: "Counter {n}",
    break: "On a break",
    free: "Ready",
    noCounter: "No counter is open yet",
    waiting: "People waiting",
    minutes: "±{n} min",
    sound: "Tap to turn the sound on",
    away: "The connection to the server is lost; this board reconnects by itself. As of {time}.",
  },
};
