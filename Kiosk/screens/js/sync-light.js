import { get } from "./api.js";
import { byTest } from "./dom.js";
import { say, t } from "./messages.js";

const glance = 30_000;
const tones = { off: "calm", misconfigured: "bad", paused: "warn", disabled: "bad", unfit: "bad", denied: "bad",
  unreachable: "warn", untried: "calm", behind: "warn", connected: "good" };

/** How bad a state is. */
export const toneOf = (state) => tones[state];

function troubles({ state, deadLetters, openConflicts }) {
  return [
    ...["calm", "good"].includes(toneOf(state)) ? [] : [t(`sync.light.${state}`)],
    ...deadLetters ? [t("sync.light.dead", { n: deadLetters })] : [],
    ...openConflicts ? [t("sync.light.conflicts", { n: openConflicts })] : [],
  ];
}

/** Shows in the band what is wrong on the way to the CRM, of an answer of `/api/sync`; nothing while all is well. */
export function showSyncLight(sync) {
  const light = byTest("sync-light");
  const isOff = !sync || sync.state === "off";
  light.hidden = isOff || troubles(sync).length === 0;
  if (light.hidden) return;
  light.dataset.tone = sync.deadLetters || toneOf(sync.state) === "bad" ? "bad" : "warn";
  say(light, () => t("sync.light.all", { troubles: troubles(sync).join(" · ") }));
}

/** Keeps the band's light at how the way to the CRM stands, for whoever can do something about it. */
export function watchSync(who) {
  const look = async () => {
    if (!["kasi", "admin"].includes(who().role)) return showSyncLight(null);
    // A question that fails says nothing of the CRM: the light stays as it was.
    const sync = await get("/api/sync?limit=1").catch(() => null);
    if (sync) showSyncLight(sync);
  };
  setInterval(look, glance);
  look();
}
