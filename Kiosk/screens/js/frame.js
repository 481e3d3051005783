import { Away, get, request } from "./api.js";
import { byTest } from "./dom.js";
import { t } from "./messages.js";
import { showReach } from "./reach.js";
import { renewIn } from "./session.js";
import { dateIn, printerInWords, timeIn } from "./words.js";

const door = () => location.replace("/");
let office;

/** Says in the band who is signed in; without a session it leads to the sign-in, without a server it waits for it. */
export async function enter() {
  showReach(byTest("away"));
  byTest("sign-out").addEventListener("click", () => request("DELETE", "/api/session").then(door, door));
  renewIn(document.querySelector("#sign-in-again"), welcome);
  welcome(await knock());
  setInterval(tick, 1000);
  return office;
}

async function knock() {
  try {
    return await get("/api/session");
  } catch (error) {
    if (error.status === 401) door();
    if (error instanceof Away) addEventListener("loket:reach", (event) => event.detail && location.reload());
    throw error;
  }
}

function welcome(who) {
  office = who.office;
  byTest("office").textContent = office.name;
  byTest("who").textContent = t("whoRole", { name: who.name, role: t(`role.${who.role}`) });
  tick();
}

function tick() {
  const now = Date.now();
  const clock = byTest("clock");
  const time = timeIn(office.timeZone, now);
  if (clock.textContent === time) return;
  clock.textContent = time;
  clock.title = dateIn(office.timeZone, now);
}

/** How the ticket printer stands, before anybody waits for paper. */
export async function lookAtPrinters() {
  const answer = await get("/api/printers").catch(() => null);
  const words = answer && printerInWords(answer.items);
  const light = byTest("printers");
  light.hidden = !words;
  if (!words || light.textContent === words.text) return;
  light.dataset.tone = words.tone;
  light.textContent = words.text;
}
