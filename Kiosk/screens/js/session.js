import { Away, request } from "./api.js";
import { element } from "./dom.js";
import { clearErrors, showErrors, showProblem } from "./errors.js";
import { answers, field } from "./form.js";
import { guarded } from "./guard.js";
import { say } from "./messages.js";
import { markDemands, unmet } from "./requirements.js";
import { sessionChanged } from "./session-change.js";

const demands = [["username"], ["password"]];

const fields = [
  { pointer: "/username", label: "username", autocomplete: "username", spellcheck: false, autocapitalize: "none" },
  { pointer: "/password", label: "password", type: "password", autocomplete: "current-password" },
];

/** The sign-in form, the same on its own screen and over another one; `done` hears who came. */
export function signInForm(form, summary, done) {
  const look = { className: "button button-main", type: "submit", "data-testid": "sign-in" };
  const button = say(element("button", look), "signIn");
  form.append(...fields.map(field), button);
  markDemands(form, demands);

  const signIn = guarded(button, async () => {
    const given = answers(form);
    const errors = unmet(demands, (name) => given.has(`/${name}`), form);
    if (errors.length) return showErrors(summary, form, errors);
    clearErrors(summary, form);
    try {
      // Blanks at either end belong to a password.
      const password = form.elements["/password"].value;
      const who = await request("POST", "/api/session", { username: given.get("/username"), password });
      sessionChanged();
      done(who);
    } catch (error) {
      if (!(error instanceof Away)) showProblem(summary, form, error);
    }
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    signIn();
  });
}
