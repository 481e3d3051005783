import { Problem, act } from "../api.js";
import { byTest, element } from "../dom.js";
import { guarded } from "../guard.js";
import { contactOf } from "../known-visitor.js";
import { say, t } from "../messages.js";
import { momentIn } from "../words.js";

const tells = ["phone", "email", "nip"];
const folded = (name) => name.toLocaleLowerCase().replace(/\s+/g, " ");

const isAlike = (one, other) => folded(one.name) === folded(other.name)
  || tells.some((field) => one[field] !== undefined && one[field] === other[field]);

/** Who may be registered twice, and what was merged and can still be taken apart. */
export class Duplicates {
  #root;
  #compare;
  #split;
  #visitor = null;

  /** `compare(visitor, other)` to look at both; `split()` after a merge was taken back. */
  constructor(root, compare, split) {
    this.#root = root;
    this.#compare = compare;
    this.#split = split;
    byTest("compare", root).addEventListener("click", () => compare(this.#visitor));
  }

  /** `others` are those that were found beside the visitor. */
  show(visitor, others) {
    this.clear();
    this.#visitor = visitor;
    const alike = others.filter((other) => isAlike(visitor, other));
    byTest("alike", this.#root).replaceChildren(...alike.map((other) => this.#alike(other)));
  }

  /** Lists the merges that can still be taken back; `zone` is the office's. */
  list(merges, zone) {
    byTest("merges", this.#root).replaceChildren(...merges.map((merge) => this.#merge(merge, zone)));
  }

  #alike(other) {
    const button = say(element("button", { className: "button known-act", type: "button" }), "merging.compare");
    button.addEventListener("click", () => this.#compare(this.#visitor, other));
    const who = () => t("merging.alike", { name: other.name, contact: contactOf(other) });
    return element("li", { className: "known-case" }, say(element("span", { className: "known-text" }), who), button);
  }

  #merge({ id, kept, duplicate, until }, zone) {
    const button = say(element("button", { className: "button known-act", type: "button", "data-testid": "split" }),
      "merging.split");
    const what = element("span", { className: "known-text", role: "status" });
    button.addEventListener("click", guarded(button, async () => {
      try {
        await act(`/api/visitors/${kept}/merges/${id}/reversal`, {});
        this.#split();
      } catch (problem) {
        if (!(problem instanceof Problem)) throw problem;
        say(what, () => [problem.message, problem.detail].filter(Boolean).join(". "));
      }
    }));
    say(what, () => t("merging.merged", { name: duplicate.name, until: momentIn(zone, until) }));
    return element("li", { className: "known-case" }, what, button);
  }

  clear() {
    this.#visitor = null;
    for (const name of ["alike", "merges"]) byTest(name, this.#root).replaceChildren();
  }
}
