import { Away, get, request } from "./api.js";
import { buildBand, offerPages, sayWho } from "./band.js";
import { byTest } from "./dom.js";
import { watchHours } from "./hours-light.js";
import { localise, say } from "./messages.js";
import { homeOf, isOffered } from "./pages.js";
import { showReach } from "./reach.js";
import { sessionChanged } from "./session-change.js";
import { renewInPlace } from "./sign-in-again.js";
import { watchSync } from "./sync-light.js";
import { dateIn, timeIn } from "./words.js";

const never = new Promise(() => {});
const band = document.querySelector("[data-band]");
let who;

/** To another page; what was going to happen on this one does not. */
function leave(path) {
  location.replace(path);
  return never;
}

/**
 * Opens a page of the staff or of a device: says its texts, builds its band where it has one, and resolves with who is
 * signed in (`{username, name, role, office, demo}`). Without a session it leads to the sign-in, without business here
 * to one's own page, and without a server it waits for it. `roles` is left out by the pages that the band offers.
 */
export async function enter({ roles } = {}) {
  const isWelcome = (visitor) => roles ? roles.includes(visitor.role) : isOffered(location.pathname, visitor);
  if (band) buildBand(band);
  localise();
  if (byTest("away")) showReach(byTest("away"));
  byTest("sign-out")?.addEventListener("click", signOut);
  renewInPlace((newcomer) => isWelcome(newcomer) ? welcome(newcomer) : leave(homeOf(newcomer)));
  const visitor = await knock();
  if (!isWelcome(visitor)) return leave(homeOf(visitor));
  welcome(visitor);
  if (band) {
    setInterval(tick, 1000);
    watchHours(who.office.timeZone);
    watchSync(() => who);
  }
  return who;
}

async function knock() {
  try {
    return await get("/api/session");
  } catch (error) {
    if (error.status === 401) return leave("/");
    if (!(error instanceof Away)) throw error;
    addEventListener("loket:reach", (event) => event.detail && location.reload());
    return never;
  }
}

async function signOut() {
  await request("DELETE", "/api/session").catch(() => null);
  sessionChanged();
  leave("/");
}

function welcome(newcomer) {
  who = newcomer;
  if (byTest("office")) say(byTest("office"), () => who.office.name);
  if (!band) return;
  offerPages(who);
  sayWho(who);
  tick();
}

function tick() {
  const clock = byTest("clock");
  const { timeZone } = who.office;
  say(clock, () => timeIn(timeZone, Date.now()));
  say(clock, () => dateIn(timeZone, Date.now()), {}, "title");
}
