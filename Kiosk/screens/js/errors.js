import { element } from "./dom.js";
import { say, t } from "./messages.js";
import { fieldFor, idOf } from "./pointer.js";

const title = document.querySelector("title");
// A refusal of the server is said as it came; what the page itself finds is said again in another language.
const words = (message) => typeof message === "function" ? message : () => message;

function mark(input, message) {
  const id = `${input.id}-error`;
  const note = say(element("span", { className: "field-error", id }), words(message));
  input.setAttribute("aria-invalid", "true");
  input.setAttribute("aria-describedby", [id, input.getAttribute("aria-describedby")].filter(Boolean).join(" "));
  input.closest(".field, fieldset").append(note);
}

function unmark(root) {
  for (const input of root.querySelectorAll("[aria-invalid]")) {
    const others = (input.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id !== `${input.id}-error`);
    input.removeAttribute("aria-invalid");
    if (others.some(Boolean)) input.setAttribute("aria-describedby", others.join(" "));
    else input.removeAttribute("aria-describedby");
  }
  for (const note of root.querySelectorAll(".field-error")) note.remove();
}

function line({ field, message }, root) {
  const input = field && root.querySelector(`#${CSS.escape(idOf(fieldFor(field)))}`);
  if (!input) return say(element("li"), words(message));
  mark(input, message);
  const link = say(element("a", { href: `#${input.id}` }), words(message));
  link.addEventListener("click", (event) => {
    event.preventDefault();
    input.focus();
  });
  return element("li", {}, link);
}

export function clearErrors(summary, root) {
  unmark(root);
  summary.hidden = true;
  summary.replaceChildren();
  say(title, title.dataset.text);
}

/**
 * Says what is not right: the summary first and focused, then each field by its own message. A message is a text, or a
 * function that answers it; `heading` is a phrase.
 */
export function showErrors(summary, root, errors, heading) {
  clearErrors(summary, root);
  const list = element("ul", {}, ...errors.map((error) => line(error, root)));
  summary.append(say(element("h2"), heading ?? "errorsTitle", { n: errors.length }), list);
  summary.hidden = false;
  say(title, () => t("errorPrefix", { title: t(title.dataset.text) }));
  summary.focus();
}

/** A refusal of the server: its field errors, or its one sentence under its title. */
export function showProblem(summary, root, { errors, message, detail, status }) {
  if (errors?.length) return showErrors(summary, root, errors);
  const unknown = () => t("problemUnknown", { status: status ?? "–" });
  const sentence = detail || (message ? "" : unknown);
  return showErrors(summary, root, sentence ? [{ message: sentence }] : [], message ? () => message : "refused");
}
