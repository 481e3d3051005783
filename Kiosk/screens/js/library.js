import { Away, Problem, get } from "./api.js";
import { bindShortcuts } from "./counter/shortcuts.js";
import { byTest } from "./dom.js";
import { showProblem } from "./errors.js";
import { enter } from "./frame.js";
import { certain } from "./library/certain.js";
import { bindMute } from "./sound.js";
import { LibraryView } from "./library/view.js";
import { learnRules } from "./library/words.js";
import { gathered } from "./list/gathered.js";
import { heardOfPrinting, watchPrinting } from "./printer-light.js";
import { listen } from "./stream.js";

const page = byTest("library");
const bar = document.querySelector("#library-bar");

async function open() {
  const { office: { timeZone } } = await enter();
  learnRules(await certain(() => get("/api/library")));
  const view = new LibraryView(page, bar, timeZone);
  bindMute(byTest("sound"));
  bindShortcuts();
  page.hidden = bar.hidden = false;
  view.focus();
  const nip = new URLSearchParams(location.hash.slice(1)).get("nip");
  // Nobody's number stays in the address, and a reload does not bring them back.
  history.replaceState(null, "", location.pathname);
  if (nip) view.desk.welcome(nip);
  watchPrinting();
  follow(view);
  // A reload by mistake must not lose what is still on its way.
  addEventListener("beforeunload", (event) => { if (view.desk.isBusy) event.preventDefault(); });
}

function follow(view) {
  const again = gathered(() => view.desk.refresh());
  // What speaks against a loan the server says in the page's language.
  addEventListener("loket:language", again);
  listen((topic, id) => {
    if (topic === "members" || topic === "loans") again();
    if (topic === "print-jobs") view.heard(id);
    heardOfPrinting(topic);
  }, () => {
    again();
    heardOfPrinting();
  });
}

open().catch((error) => {
  if (error instanceof Away) return;
  if (!(error instanceof Problem)) throw error;
  page.hidden = false;
  showProblem(byTest("errors", page), page, error);
});
