import { act } from "../api.js";
import { byTest, element } from "../dom.js";
import { clearErrors, showErrors, showProblem } from "../errors.js";
import { faces } from "../faces.js";
import { field } from "../form.js";
import { guarded } from "../guard.js";
import { t } from "../messages.js";
import { uuid7 } from "../uuid7.js";

const summary = byTest("errors");
const work = document.querySelector("main");

/** `work` when the form is sent, once at a time; what the server refuses is said at the top. */
function onSend(name, button, send) {
  const run = guarded(byTest(button), async () => {
    clearErrors(summary, work);
    try {
      await send();
    } catch (problem) {
      showProblem(summary, work, problem);
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
  let [id, sent] = [uuid7(), ""];
  onSend("reply", "send-reply", async () => {
    const text = input.value.trim();
    if (!text) return showErrors(summary, work, [{ field: pointer, message: () => t("tracking.replyEmpty") }]);
    if (text !== sent) [id, sent] = [uuid7(), text];
    show(await act(`/api/track/${code()}/replies/${id}`, { text }));
    input.value = "";
    sent = "";
    byTest("now").scrollIntoView({ block: "center" });
  });
}

const choice = (rating, ...parts) => element("label", { className: "face-choice" },
  element("input", { type: "radio", name: "rating", value: rating, "data-testid": `rate-${rating}` }), ...parts);

function offerEnd(code, show, isOpen) {
  const chosen = () => byTest("end").querySelector("[name=rating]:checked")?.value;
  byTest("faces").querySelector(".faces").append(...faces(choice));
  onSend("end", "send-end", async () => {
    const rating = chosen();
    if (!rating && !isOpen()) return showErrors(summary, work, [{ message: () => t("tracking.rateEmpty") }]);
    show(await act(`/api/track/${code()}/closure`, rating ? { rating } : {}));
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
