import { act, Away, request } from "./api.js";
import { byTest } from "./dom.js";
import { clearErrors, showErrors, showProblem } from "./errors.js";
import { field } from "./form.js";
import { guarded } from "./guard.js";
import { languageSwitch } from "./language-switch.js";
import { localise } from "./messages.js";
import { showReach } from "./reach.js";
import { markDemands, unmet } from "./requirements.js";
import { SettingsForm } from "./settings/form.js";
import { placed } from "./settings/place.js";
import { listSections } from "./settings/sections.js";

const code = "/code";
const pause = 500;
const door = byTest("door");
const asking = document.querySelector("#code");
const form = document.querySelector("#settings");

/** The views of the page: the code, the office, the end. */
function view(name) {
  for (const part of ["code", "office", "done"]) byTest(`view-${part}`).hidden = part !== name;
  door.hidden = name === "office";
}

const typed = () => asking.elements[code].value.trim();

const openForm = guarded(byTest("check-code"), async () => {
  const summary = byTest("code-errors");
  const errors = unmet([["code"]], () => typed() !== "", asking);
  if (errors.length) return showErrors(summary, asking, errors);
  clearErrors(summary, asking);
  try {
    settingsForm.fill({ choices: await request("POST", "/api/setup", { code: typed() }) });
    view("office");
    listSections(form);
    form.querySelector("input").focus();
  } catch (error) {
    if (error.status === 404) return end();
    if (!(error instanceof Away)) showProblem(summary, asking, error);
  }
});

const complete = guarded(byTest("complete"), async () => {
  const summary = byTest("errors");
  const { mistakes } = settingsForm;
  if (mistakes.length) return showErrors(summary, form, mistakes);
  try {
    const { address } = await act("/api/setup", { code: typed(), ...settingsForm.value });
    await end(address);
  } catch (error) {
    // The answer to the set-up was lost, and it was asked for once more: the office is there.
    if (error.status === 404) return end();
    showProblem(summary, form, { ...error, message: error.message, errors: placed(form, error.errors ?? []) });
  }
});

/** The office is there. Where it stays at this address, the way on opens as soon as the desk answers. */
async function end(address = location.origin) {
  const isHere = new URL(address).origin === location.origin;
  while (isHere && !(await fetch("/healthz", { cache: "no-store" }).catch(() => null))?.ok) {
    await new Promise((resume) => setTimeout(resume, pause));
  }
  byTest("sign-in").href = `${address}/`;
  view("done");
  document.querySelector("#done-title").focus();
}

const settingsForm = new SettingsForm(form, { isNew: true });
localise();
for (const place of document.querySelectorAll("[data-language]")) place.append(languageSwitch());
showReach(byTest("away"));
asking.prepend(field({ pointer: code, label: "setUp.code", hint: "setUp.codeHint", className: "input setting-code",
  maxLength: 16, spellcheck: false, autocapitalize: "characters" }));
markDemands(asking, [["code"]]);
asking.elements[code].focus();
for (const [one, work] of [[asking, openForm], [form, complete]]) {
  one.addEventListener("submit", (event) => {
    event.preventDefault();
    work();
  });
}
