import { Away, get } from "./api.js";
import { byTest, element } from "./dom.js";
import { placeLanguageSwitch } from "./language-switch.js";
import { localise, say } from "./messages.js";
import { wholeStandard } from "./published/parts.js";
import { showReach } from "./reach.js";

const card = ({ id, title, office }) => element("li", { className: "panel" },
  say(element("h2"), title), say(element("p", { className: "published-office" }), office),
  say(element("a", { className: "button", href: `/standar/${id}`, "data-testid": `read-${id}` }), "published.read"));

let answered = false;

async function open() {
  localise();
  placeLanguageSwitch();
  showReach(byTest("away"));
  const { office, items } = await get("/api/published-standards");
  answered = true;
  say(byTest("office"), () => office);
  const asked = decodeURIComponent(location.pathname.split("/")[2] ?? "");
  const standard = items.find(({ id }) => id === asked);
  byTest("unknown").hidden = !asked || Boolean(standard);
  byTest("list").hidden = Boolean(standard);
  byTest("way").hidden = !standard;
  byTest("standard").hidden = !standard;
  byTest("items").replaceChildren(...items.map(card));
  if (standard) byTest("standard").replaceChildren(...wholeStandard(standard));
  byTest("print").addEventListener("click", () => print());
  byTest("standards").hidden = false;
}

addEventListener("loket:reach", ({ detail: here }) => here && !answered && location.reload());
open().catch((error) => {
  byTest("standards").hidden = false;
  if (!(error instanceof Away)) throw error;
});
