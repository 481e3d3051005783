import { byTest } from "./dom.js";
import { enter } from "./frame.js";
import { placeLanguageSwitch } from "./language-switch.js";

const remembered = "loket.device";
const screens = {
  kiosk: "/kiosk.html", board: "/board.html", rating: "/rating.html", survey: "/skm/?perangkat",
};
// Which counter a tablet stands at is asked whenever somebody makes it one.
const first = { rating: "/rating.html?choose" };

function offer() {
  for (const [name, path] of Object.entries(screens)) {
    const choice = byTest(`device-${name}`);
    choice.href = path;
    choice.addEventListener("click", (event) => {
      event.preventDefault();
      localStorage.setItem(remembered, name);
      // Instead of this page: the way back from a public screen does not lead here.
      location.replace(first[name] ?? path);
    });
  }
  byTest("devices").hidden = false;
}

placeLanguageSwitch();
await enter({ roles: ["anjungan"] });
const kept = localStorage.getItem(remembered);
if (kept in screens && !new URLSearchParams(location.search).has("choose")) location.replace(screens[kept]);
else offer();
