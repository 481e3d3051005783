/**
 * Hears what changes: `heard(topic, id)` for each change, `lost()` when something may have been missed.
 *
 * A browser allows six connections to a server and a stream holds one. While the desk has one screen, each tab has
 * its own; with more screens this module moves behind a SharedWorker that posts the same calls to every tab.
 */
export function listen(heard, lost) {
  let source;
  let seq;
  let pause = 1000;
  let broken = false;

  const tell = ({ topic, id, seq: reached }) => {
    seq = reached;
    heard(topic, id);
  };

  const open = () => {
    source = new EventSource(seq === undefined ? "/api/stream" : `/api/stream?after=${seq}`);
    source.addEventListener("snapshot", (event) => {
      const snapshot = JSON.parse(event.data);
      pause = 1000;
      seq = snapshot.seq;
      if (broken || !snapshot.complete) lost();
      broken = false;
      for (const change of snapshot.changes ?? []) heard(change.topic, change.id);
    });
    source.onmessage = (event) => tell(JSON.parse(event.data));
    source.onerror = reopen;
  };

  // The browser's own reconnect would repeat the first `after` and miss what came since.
  const reopen = () => {
    source.close();
    broken = true;
    setTimeout(open, pause * (0.5 + Math.random()));
    pause = Math.min(pause * 2, 15_000);
  };

  open();
  return () => source.close();
}
