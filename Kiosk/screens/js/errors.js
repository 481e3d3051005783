import { element } from "./dom.js";
import { t } from "./messages.js";
import { fieldFor, idOf } from "./pointer.js";

const title = document.title;

function mark(input, message) {
  const id = `${input.id}-error`;
  const note = element("span", { className: "field-error", id }, message);
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
  if (!input) return element("li", {}, message);
  mark(input, message);
  const link = element("a", { href: `#${input.id}` }, message);
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
  document.title = title;
}

/** Says what is not right: the summary first and focused, then each field by its own message. */
export function showErrors(summary, root, errors, heading) {
  clearErrors(summary, root);
  const count = errors.length === 1 ? t("errorsTitle.one") : t("errorsTitle.many", { n: errors.length });
  const list = element("ul", {}, ...errors.map((error) => line(error, root)));
  summary.append(element("h2", {}, heading ?? count), list);
  summary.hidden = false;
  document.title = t("errorPrefix", { title });
  summary.focus();
}

/** A refusal of the server: its field errors, or its one sentence under its title. */
export function showProblem(summary, root, { errors, message, detail, status }) {
  if (errors?.length) return showErrors(summary, root, errors);
  const sentence = detail || (message ? "" : t("problemUnknown", { status: status ?? "–" }));
  return showErrors(summary, root, sentence ? [{ message: sentence }] : [], message || t("refused"));
}
