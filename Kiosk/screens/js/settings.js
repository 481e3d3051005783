import { act, get } from "./api.js";
import { byTest } from "./dom.js";
import { clearErrors, showErrors, showProblem } from "./errors.js";
import { enter } from "./frame.js";
import { guarded } from "./guard.js";
import { say } from "./messages.js";
import { SettingsForm } from "./settings/form.js";
import { askToMove, follow, isMove } from "./settings/move.js";
import { placed } from "./settings/place.js";
import { listSections } from "./settings/sections.js";
import { StaffPart } from "./settings/staff.js";

const form = document.querySelector("#settings");
const summary = byTest("errors");
const stale = byTest("stale");
let version;
let publicUrl;
let newest;
let isChanged = false;

function tell(tone, phrase) {
  const state = byTest("saved");
  state.dataset.tone = tone;
  state.hidden = false;
  say(state, phrase);
}

function changed() {
  isChanged = true;
  tell("warn", "setting.unsaved");
}

function show(settings) {
  settingsForm.fill(settings);
  ({ version, publicUrl } = settings);
  isChanged = false;
  stale.hidden = true;
  clearErrors(summary, form);
}

function refused(error) {
  showProblem(summary, form, { ...error, message: error.message, errors: placed(form, error.errors ?? []) });
  newest = error.current;
  stale.hidden = !newest;
}

const save = guarded(byTest("save"), async () => {
  const { mistakes, value } = settingsForm;
  if (mistakes.length) return showErrors(summary, form, mistakes);
  const moves = isMove(publicUrl, value.publicUrl);
  if (moves && !await askToMove(publicUrl, value.publicUrl)) return;
  try {
    show(await act("/api/settings", { expect: version, ...value }));
    tell("good", "setting.saved");
    if (moves) follow(publicUrl);
  } catch (error) {
    refused(error);
  }
});

const who = await enter();
const settingsForm = new SettingsForm(form);
const staff = new StaffPart(who);
form.after(staff.node);
show(await get("/api/settings"));
await staff.load();
listSections(form.parentElement);
byTest("page").hidden = false;
byTest("save-bar").hidden = false;

form.addEventListener("input", changed);
form.addEventListener("rows", changed);
form.addEventListener("submit", (event) => {
  event.preventDefault();
  save();
});
byTest("show-newest").addEventListener("click", () => {
  show(newest);
  tell("calm", "setting.newest");
});
addEventListener("beforeunload", (event) => isChanged && event.preventDefault());
