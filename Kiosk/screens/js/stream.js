import { openSource } from "./stream-source.js";

function join(heard, lost) {
  const worker = new SharedWorker("/js/stream-worker.js", { type: "module", name: "loket-stream" });
  const { port } = worker;
  let end = () => {
    port.postMessage("bye");
    port.close();
  };
  port.onmessage = ({ data }) => data === "lost" ? lost() : heard(data.topic, data.id);
  worker.onerror = () => { end = openSource(heard, lost); };
  return () => end();
}

/**
 * Hears what changes: `heard(topic, id)` for each change, `lost()` when something may have been missed; answers what
 * ends it. A browser allows six connections to a server and a stream holds one, so all its pages share one in a worker;
 * a browser without such workers opens one for each page.
 */
export function listen(heard, lost) {
  const start = "SharedWorker" in globalThis ? join : openSource;
  let end = start(heard, lost);
  addEventListener("pagehide", () => end());
  // Brought back as it was left, the page has missed what came in between.
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    end = start(heard, lost);
    lost();
  });
  return () => end();
}
