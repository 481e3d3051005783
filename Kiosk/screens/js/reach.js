const heartbeat = 3000;
let here = true;

/** Told by every request whether the server answered; while it did not, it is asked until it does. */
export function reachable(answered) {
  if (answered === here) return;
  here = answered;
  dispatchEvent(new CustomEvent("loket:reach", { detail: here }));
  if (!here) ask();
}

function ask() {
  setTimeout(async () => {
    if (here) return;
    const answer = await fetch("/healthz", { cache: "no-store" }).catch(() => null);
    if (answer?.ok) reachable(true);
    else ask();
  }, heartbeat);
}

/** Shows the banner while the server is away. */
export function showReach(banner) {
  addEventListener("loket:reach", (event) => { banner.hidden = event.detail; });
}
