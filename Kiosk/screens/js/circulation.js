import { Away, get } from "./api.js";
import { Day } from "./circulation/day.js";
import { HoldList } from "./circulation/holds.js";
import { LoanList } from "./circulation/loans.js";
import { byTest } from "./dom.js";
import { enter } from "./frame.js";
import { gathered } from "./list/gathered.js";
import { sayPrinted } from "./printed.js";
import { listen } from "./stream.js";

const page = byTest("circulation");
const views = byTest("views");

/** The address names the view, so that other pages can lead to it: `#holds`, and `?title=` for one title's line. */
function viewOfAddress() {
  const wanted = location.hash.slice(1);
  return [...views.elements.view].some(({ value }) => value === wanted) ? wanted : "loans";
}

async function open() {
  const who = await enter();
  const { role, office: { timeZone: zone } } = who;
  const holds = new HoldList(byTest("holds"), { zone, mayAct: role !== "kasi" });
  const shown = { loans: new LoanList(byTest("loans"), zone), holds, day: new Day(byTest("day"), zone) };
  const current = () => shown[views.elements.view.value];

  const turn = () => {
    const view = views.elements.view.value;
    for (const name of Object.keys(shown)) byTest(name).hidden = name !== view;
    history.replaceState(null, "", `${location.pathname}#${view}`);
    return current().begin();
  };

  const title = new URLSearchParams(location.search).get("title");
  const named = title && await get(`/api/titles/${encodeURIComponent(title)}`).catch(() => null);
  views.elements.view.value = named ? "holds" : viewOfAddress();
  views.addEventListener("change", turn);
  addEventListener("hashchange", () => {
    views.elements.view.value = viewOfAddress();
    turn();
  });
  addEventListener("beforeprint", () => sayPrinted(who));
  for (const button of page.querySelectorAll("[data-print]")) button.addEventListener("click", () => print());
  page.hidden = false;
  await turn();
  if (named) await holds.only(named);
  const again = gathered(() => current().again(), 500);
  listen((topic) => ["loans", "catalogue", "members"].includes(topic) && again(), again);
}

open().catch((error) => {
  if (!(error instanceof Away)) throw error;
});
