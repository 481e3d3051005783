import { Problem, get } from "./api.js";
import { byTest } from "./dom.js";
import { clearErrors, showProblem } from "./errors.js";
import { placeLanguageSwitch } from "./language-switch.js";
import { gathered } from "./list/gathered.js";
import { Paging } from "./list/paging.js";
import { localise, say } from "./messages.js";
import { serveAtKiosk } from "./public/at-kiosk.js";
import { titleCard } from "./public/card.js";
import { HoldDialog } from "./public/hold-dialog.js";
import { showReach } from "./reach.js";

const page = byTest("public");
const summary = byTest("errors", page);
const words = byTest("q");

function refused(problem) {
  if (!(problem instanceof Problem)) throw problem;
  showProblem(summary, page, problem);
}

function show(titles, hasMore) {
  if (!summary.hidden) clearErrors(summary, page);
  byTest("titles").replaceChildren(...titles.map((title) => titleCard(title, (chosen) => holding.open(chosen))));
  byTest("more").hidden = !hasMore;
  byTest("none").hidden = titles.length > 0;
  const isSearch = words.value.trim() !== "";
  say(byTest("none"), isSearch ? "catalogue.none" : "catalogue.empty");
  if (isSearch) say(byTest("count"), hasMore ? "catalogue.foundMore" : "catalogue.found", { n: titles.length });
  else say(byTest("count"), titles.length ? "catalogue.newest" : "");
}

const list = new Paging("/api/catalogue", {
  query: () => new URLSearchParams({ q: words.value.trim() }),
  refused,
  show,
  step: 20,
});
const holding = new HoldDialog(byTest("hold-dialog"), () => list.again());

localise();
placeLanguageSwitch();
showReach(byTest("away"));
words.value = new URLSearchParams(location.search).get("q") ?? "";
const search = gathered(() => {
  const typed = words.value.trim();
  history.replaceState(null, "", typed ? `?${new URLSearchParams({ q: typed })}` : location.pathname);
  list.begin();
});
words.addEventListener("input", search);
words.form.addEventListener("submit", (event) => {
  event.preventDefault();
  search();
});
byTest("more").addEventListener("click", () => list.more());
words.focus();
list.begin();
get("/api/library").then(({ name }) => say(byTest("library"), () => name), () => null);
serveAtKiosk(byTest("hold-dialog"));
