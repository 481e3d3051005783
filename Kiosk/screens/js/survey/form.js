import { element } from "../dom.js";
import { say } from "../messages.js";

const option = (name, value, test, ...words) => element("label", { className: "choice", "data-testid": test },
  element("input", { type: "radio", name, value }), ...words);

const group = (fieldset, look, legend, options) => fieldset.replaceChildren(
  element("legend", {}, ...legend), element("div", { className: look }, ...options));

/** The services to choose from. */
export function offerServices(fieldset, standards) {
  group(fieldset, "survey-services", [say(element("span"), "survey.service")], standards.map(({ id, title }) =>
    option("standard", id, `service-${id}`, element("span", { className: "survey-score", ariaHidden: "true" }),
      say(element("span", { className: "survey-answer" }), title))));
}

function question({ id, label, question: words, choices }, place) {
  const fieldset = element("fieldset", { className: "panel survey-question", "data-testid": `question-${id}` });
  const legend = [say(element("span", { className: "survey-element" }), label),
    element("span", {}, `${place + 1}. `), say(element("span"), words)];
  group(fieldset, "survey-choices", legend, choices.map((choice, score) =>
    option(id, score + 1, `${id}-${score + 1}`,
      element("span", { className: "survey-score", ariaHidden: "true" }, String(score + 1)),
      say(element("span", { className: "survey-answer" }), choice))));
  return fieldset;
}

/** The questions, each with its answers. */
export const questions = (elements) => elements.map(question);
