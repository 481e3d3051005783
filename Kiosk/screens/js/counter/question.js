import { Problem } from "../api.js";
import { element } from "../dom.js";
import { clearErrors, showErrors, showProblem } from "../errors.js";
import { answers } from "../form.js";
import { guarded } from "../guard.js";
import { say } from "../messages.js";
import { markDemands, unmet } from "../requirements.js";

function button(phrase, look, key) {
  const words = say(element("span"), phrase);
  return element("button", { className: "button", ...look }, words, ...(key ? [" ", element("kbd", {}, key)] : []));
}

const parts = ({ title, hint, fields, send, leave }) => {
  const summary = element("div", { className: "errors", tabIndex: -1, "data-testid": "question-errors", hidden: true });
  const back = button(leave, { type: "button", "data-testid": "question-back" }, "Esc");
  const submit = button(send, { className: "button button-main", type: "submit", "data-testid": "question-send" },
    "Ctrl+Enter");
  const form = element("form", { className: "stack", noValidate: true },
    say(element("h2", { id: "question-title" }), ...title), ...(hint ? [say(element("p"), ...hint)] : []), summary,
    ...fields, element("div", { className: "dialog-row" }, back, submit));
  return { summary, back, submit, form };
};

/**
 * A question over the page. `title` and `hint` are a phrase with its values, `send` and `leave` what its buttons say,
 * `fields` its nodes, `demands` what must be answered, `check()` answers further errors; `act(answers)` does it. A
 * refusal of what was typed is shown here and the question stays. Resolves with whether it was done; any other refusal
 * is thrown, for then the page has changed.
 */
export function ask({ title, hint, fields = [], demands = [], check = () => [], send, leave = "counter.goBack", act }) {
  const { summary, back, submit, form } = parts({ title, hint, fields, send, leave });
  const look = { className: "dialog dialog-question", "data-testid": "question", "aria-labelledby": "question-title" };
  const dialog = element("dialog", look, form);
  markDemands(form, demands);

  return new Promise((done, failed) => {
    const end = (outcome) => {
      if (!dialog.isConnected) return;
      clearErrors(summary, form);
      dialog.close();
      dialog.remove();
      outcome();
    };
    const goBack = () => {
      // An act on its way cannot be taken back by closing the question.
      if (submit.ariaDisabled !== "true") end(() => done(false));
    };

    const go = guarded(submit, async () => {
      const given = answers(form);
      const errors = [...unmet(demands, (name) => given.has(`/${name}`), form), ...check()];
      if (errors.length) return showErrors(summary, form, errors);
      clearErrors(summary, form);
      try {
        await act(given);
        end(() => done(true));
      } catch (error) {
        if (error instanceof Problem && error.errors.length) showProblem(summary, form, error);
        else end(() => failed(error));
      }
    });

    form.addEventListener("submit", (event) => {
      event.preventDefault();
      go();
    });
    form.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && event.ctrlKey) form.requestSubmit();
    });
    back.addEventListener("click", goBack);
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      goBack();
    });
    // The browser insists after a second Escape.
    dialog.addEventListener("close", () => end(() => done(false)));
    document.body.append(dialog);
    dialog.showModal();
  });
}
