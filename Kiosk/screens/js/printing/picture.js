import { element } from "../dom.js";
import { say, t } from "../messages.js";
import { stateInWords } from "../print-words.js";
import { momentOf, paperNodes } from "./words.js";

/** Makes small pictures of papers, as the rows of a list; `open(job)` when one is chosen. */
export const picture = (zone, open) => () => {
  let job;
  const image = element("img", { alt: "", loading: "lazy" });
  const [name, time] = [element("strong"), element("span", { className: "list-second" })];
  const state = element("span", { className: "state" });
  const key = element("button", { className: "picture", type: "button" },
    element("span", { className: "picture-paper" }, image), name, time, state);
  const node = element("li", {}, key);
  key.addEventListener("click", () => open(job));
  image.addEventListener("error", () => { image.hidden = true; });

  const show = (shown) => {
    job = shown;
    const { id, copy, updatedAt } = job;
    key.dataset.testid = `job-${id}`;
    if (!name.firstChild) {
      name.append(...paperNodes(job));
      image.src = `/api/print-jobs/${id}.svg`;
    }
    const moment = () => momentOf(zone, updatedAt);
    say(time, () => copy ? t("printing.copyAt", { n: copy, time: moment() }) : moment());
    state.dataset.tone = stateInWords(job).tone;
    say(state, () => stateInWords(job).text);
  };

  return { node, key, show };
};
