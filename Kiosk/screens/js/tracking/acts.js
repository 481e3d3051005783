import { Problem, act } from "../api.js";
import { byTest, element } from "../dom.js";
import { clearErrors, showErrors, showProblem } from "../errors.js";
import { faces } from "../faces.js";
import { field } from "../form.js";
import { guarded } from "../guard.js";
import { attempts } from "../list/attempts.js";
import { t } from "../messages.js";

const summary = byTest("errors");
const work = document.querySelector("main");

/**
 * `send(asked)` with the code when the form is sent, once at a time; what the server refuses is said at the top, unless
 * another code is looked at by then.
 */
function onSend(name, button, code, send) {
  const run = guarded(byTest(button), async () => {
    const asked = code();
    clearErrors(summary, work);
    try {
      await send(asked);
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      if (asked === code()) showProblem(summary, work, problem);
    }
  });
  byTest(name).addEventListener("submit", (event) => {
    event.preventDefault();
    run();
  });
}

function offerReply(code, show) {
  const pointer = "/text";
  byTest("reply-field").append(field({ pointer, label: "tracking.reply", type: "longText", rows: 4, maxLength: 4000 }));
  const input = byTest("field-text");
  // A reply that the server refused, or whose answer was lost, is the same act when it is sent again.
  let idFor = attempts();
  onSend("reply", "send-reply", code, async (asked) => {
    const text = input.value.trim();
    if (!text) return showErrors(summary, work, [{ field: pointer, message: () => t("tracking.replyEmpty") }]);
    const answer = await act(`/api/track/${asked}/replies/${idFor({ asked, text })}`, { text });
    idFor = attempts();
    if (asked !== code()) return;
    show(answer);
    input.value = "";
    byTest("now").scrollIntoView({ block: "center" });
  });
}

const choice = (rating, ...parts) => element("label", { className: "face-choice" },
  element("input", { type: "radio", name: "rating", value: rating, "data-testid": `rate-${rating}` }), ...parts);

function offerEnd(code, show, isOpen) {
  const chosen = () => byTest("end").querySelector("[name=rating]:checked")?.value;
  byTest("faces").querySelector(".faces").append(...faces(choice));
  onSend("end", "send-end", code, async (asked) => {
    const rating = chosen();
    if (!rating && !isOpen()) return showErrors(summary, work, [{ message: () => t("tracking.rateEmpty") }]);
    const answer = await act(`/api/track/${asked}/closure`, rating ? { rating } : {});
    if (asked !== code()) return;
    show(answer);
    byTest("end").reset();
    byTest("now").scrollIntoView({ block: "center" });
  });
}

/**
 * Lets the visitor reply, close and rate. `code()` is the ticket's, `show(case)` hears how it stands then, `isOpen()`
 * says whether there is something to close.
 */
export function offerActs({ code, show, isOpen }) {
  offerReply(code, show);
  offerEnd(code, show, isOpen);
}
