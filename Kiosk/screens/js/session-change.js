const name = "loket.session";

/** Tells every page and worker of this browser that somebody signed in or out: what they hear is by the old rights. */
export function sessionChanged() {
  const channel = new BroadcastChannel(name);
  channel.postMessage("");
  channel.close();
}

/** Runs `work` at every such change; answers what ends that. */
export function onSessionChange(work) {
  const channel = new BroadcastChannel(name);
  channel.onmessage = work;
  return () => channel.close();
}
