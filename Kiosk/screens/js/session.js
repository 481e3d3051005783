import { Away, request, session } from "./api.js";
import { element } from "./dom.js";
import { clearErrors, showErrors, showProblem } from "./errors.js";
import { answers, field } from "./form.js";
import { guarded } from "./guard.js";
import { t } from "./messages.js";
import { markDemands, unmet } from "./requirements.js";

const demands = [["username"], ["password"]];

const fields = () => [
  { pointer: "/username", label: t("username"), autocomplete: "username", spellcheck: false, autocapitalize: "none" },
  { pointer: "/password", label: t("password"), type: "password", autocomplete: "current-password" },
];

/** The sign-in form, the same on its own screen and over another one. */
export function signInForm(form, summary, done) {
  const look = { className: "button button-main", type: "submit", "data-testid": "sign-in" };
  const button = element("button", look, t("signIn"));
  form.append(...fields().map(field), button);
  markDemands(form, demands);

  const signIn = guarded(button, async () => {
    const given = answers(form);
    const errors = unmet(demands, (name) => given.has(`/${name}`), form);
    if (errors.length) return showErrors(summary, form, errors);
    clearErrors(summary, form);
    try {
      // Blanks at either end belong to a password.
      const password = form.elements["/password"].value;
      done(await request("POST", "/api/session", { username: given.get("/username"), password }));
    } catch (error) {
      if (!(error instanceof Away)) showProblem(summary, form, error);
    }
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    signIn();
  });
}

/** When the session ends in the middle of the work, the sign-in comes over the page and what was typed stays. */
export function renewIn(dialog, welcome) {
  const form = dialog.querySelector("form");
  let waiting = null;
  let resume = null;
  signInForm(form, dialog.querySelector(".errors"), (who) => {
    form.reset();
    dialog.close();
    welcome(who);
    waiting = null;
    resume();
  });
  dialog.addEventListener("cancel", (event) => event.preventDefault());
  session.renew = () => (waiting ??= new Promise((renewed) => {
    resume = renewed;
    dialog.showModal();
  }));
}
