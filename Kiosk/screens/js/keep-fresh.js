import { get } from "./api.js";
import { listen } from "./stream.js";

const glance = 15_000;

/** Asks one at a time; what is asked for meanwhile is one more question, not a heap of them. */
function asker(path, show) {
  let asking = false;
  let again = false;
  return async () => {
    again = true;
    if (asking) return;
    asking = true;
    while (again) {
      again = false;
      const answer = await get(path).catch(() => null);
      if (answer) show(answer);
    }
    asking = false;
  };
}

/**
 * Keeps fresh what a screen shows that nobody operates: `shown` has, by topic of the stream, what takes the answer of
 * `/api/TOPIC`. It asks when the stream names the topic, when something may have been missed, when the server is back,
 * and every while in case the stream is silent without knowing.
 */
export function keepFresh(shown) {
  const askers = new Map(Object.entries(shown).map(([topic, show]) => [topic, asker(`/api/${topic}`, show)]));
  const askAll = () => { for (const ask of askers.values()) ask(); };
  listen((topic) => askers.get(topic)?.(), askAll);
  addEventListener("loket:reach", ({ detail: here }) => here && askAll());
  setInterval(askAll, glance);
  askAll();
}
