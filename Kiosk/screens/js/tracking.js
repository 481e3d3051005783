import { Problem, get } from "./api.js";
import { byTest } from "./dom.js";
import { clearErrors, showErrors, showProblem } from "./errors.js";
import { field } from "./form.js";
import { guarded } from "./guard.js";
import { placeLanguageSwitch } from "./language-switch.js";
import { localise, say, t } from "./messages.js";
import { showReach } from "./reach.js";
import { offerActs } from "./tracking/acts.js";
import { showCase } from "./tracking/case.js";
import { Fresh } from "./tracking/fresh.js";

const summary = byTest("errors");
const work = document.querySelector("main");
const soon = 10_000;
const later = 30_000;
let code = decodeURIComponent(location.pathname.replace(/^\/t\/?/, "").replace(/\/$/, ""));
let shown;

/** As it is printed, in two halves. */
const printed = (typed) => typed.toUpperCase().replace(/[- ]/g, "").replace(/^(.{4})/, "$1-");

function show(answer) {
  shown = answer;
  say(byTest("code"), () => printed(code));
  byTest("ask").hidden = true;
  showCase(answer, code);
}

/** Answers after how long to ask again: soon while the visitor waits to be called. */
async function ask() {
  if (!code) return 0;
  const asked = code;
  const answer = await get(`/api/track/${encodeURIComponent(asked)}`);
  // Another code may have been typed meanwhile.
  if (asked !== code) return later;
  show(answer);
  return ["waiting", "called", "serving"].includes(answer.state) ? soon : later;
}

const fresh = new Fresh(ask);

function askForCode() {
  [code, shown] = ["", undefined];
  history.replaceState(null, "", "/t");
  byTest("case").hidden = true;
  byTest("ask").hidden = false;
}

const unknown = { field: "/code", message: () => t("tracking.unknown") };

/** The first look: what is wrong with the code is said where it can be typed anew. */
async function lookUp() {
  clearErrors(summary, work);
  try {
    fresh.after(await ask());
  } catch (problem) {
    // Without an answer the code may well be right.
    if (!(problem instanceof Problem)) return fresh.after(soon);
    askForCode();
    if (problem.status === 404) return showErrors(summary, work, [unknown]);
    return showProblem(summary, work, problem);
  }
  history.replaceState(null, "", `/t/${encodeURIComponent(code)}`);
}

localise();
placeLanguageSwitch();
showReach(byTest("away"));
byTest("code-field").append(field({ pointer: "/code", label: "codeLabel", hint: "tracking.codeHint", maxLength: 16,
  autocapitalize: "characters", spellcheck: false }));
const typed = byTest("field-code");
const search = guarded(byTest("look-up"), () => {
  code = typed.value.trim();
  if (code) return lookUp();
  return showErrors(summary, work, [{ field: "/code", message: () => t("tracking.codeEmpty") }]);
});
byTest("ask").addEventListener("submit", (event) => {
  event.preventDefault();
  search();
});
byTest("other").addEventListener("click", () => {
  typed.value = "";
  // What was written was about the case that is left.
  for (const name of ["reply", "end"]) byTest(name).reset();
  clearErrors(summary, work);
  askForCode();
  typed.focus();
});
offerActs({ code: () => encodeURIComponent(code), show, isOpen: () => shown?.canClose });
if (code) lookUp();
else askForCode();
