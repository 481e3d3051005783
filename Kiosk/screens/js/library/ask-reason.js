import { ask } from "../counter/question.js";
import { field } from "../form.js";

/**
 * Asks for a few words before an act. `title` and `hint` are a phrase with its values, `send` what the button says;
 * resolves with the words, and with null when the question was left.
 */
export async function askReason({ title, hint, label, send, demanded = true }) {
  let words = null;
  const done = await ask({
    title,
    hint,
    fields: [field({ pointer: "/reason", label, maxLength: 200 })],
    demands: demanded ? [["reason"]] : [],
    send,
    act: (given) => { words = given.get("/reason") ?? ""; },
  });
  return done ? words : null;
}
