import { onSessionChange } from "./session-change.js";

const shortest = 1000;
const longest = 15_000;

/**
 * One event stream of the server: `heard(topic, id)` for each change, `lost()` when something may have been missed. It
 * comes back by itself after the server was away, and at once when another session began. Answers what ends it.
 */
export function openSource(heard, lost) {
  let source;
  let timer;
  let seq;
  let pause = shortest;
  // What changed after the page's own first look and before the first snapshot was heard by nobody.
  let broken = true;

  const open = () => {
    source = new EventSource(seq === undefined ? "/api/stream" : `/api/stream?after=${seq}`);
    source.addEventListener("snapshot", (event) => {
      const snapshot = JSON.parse(event.data);
      pause = shortest;
      seq = snapshot.seq;
      if (broken || !snapshot.complete) lost();
      broken = false;
      for (const change of snapshot.changes ?? []) heard(change.topic, change.id);
    });
    source.onmessage = (event) => {
      const change = JSON.parse(event.data);
      seq = change.seq;
      heard(change.topic, change.id);
    };
    // The browser's own reconnect would repeat the first `after` and miss what came since.
    source.onerror = () => {
      reopen(pause * (0.5 + Math.random()));
      pause = Math.min(pause * 2, longest);
    };
  };

  const close = () => {
    clearTimeout(timer);
    source.close();
  };

  const reopen = (delay) => {
    close();
    broken = true;
    timer = setTimeout(open, delay);
  };

  const forget = onSessionChange(() => {
    pause = shortest;
    reopen(0);
  });

  open();
  return () => {
    forget();
    close();
  };
}
