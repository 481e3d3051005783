import { Problem, get } from "./api.js";
import { Search } from "./catalogue/search.js";
import { byTest } from "./dom.js";
import { clearErrors, showProblem } from "./errors.js";
import { placeLanguageSwitch } from "./language-switch.js";
import { Paging } from "./list/paging.js";
import { localise, say } from "./messages.js";
import { serveAtKiosk } from "./public/at-kiosk.js";
import { titleCard } from "./public/card.js";
import { HoldDialog } from "./public/hold-dialog.js";
import { showReach } from "./reach.js";

const page = byTest("public");
const summary = byTest("errors", page);

function refused(problem) {
  if (!(problem instanceof Problem)) throw problem;
  showProblem(summary, page, problem);
}

function show(titles, hasMore) {
  if (!summary.hidden) clearErrors(summary, page);
  byTest("titles").replaceChildren(...titles.map((title) => titleCard(title, (chosen) => holding.open(chosen))));
  search.say(titles.length, hasMore);
}

const search = new Search(() => list.begin());
const list = new Paging("/api/catalogue", {
  query: () => search.query,
  refused,
  show,
  step: 20,
});
const holding = new HoldDialog(byTest("hold-dialog"), () => list.again());

localise();
placeLanguageSwitch();
showReach(byTest("away"));
byTest("more").addEventListener("click", () => list.more());
search.focus();
list.begin();
get("/api/library").then(({ name }) => say(byTest("library"), () => name), () => null);
serveAtKiosk(byTest("hold-dialog"), () => {
  holding.close();
  search.clear();
});
