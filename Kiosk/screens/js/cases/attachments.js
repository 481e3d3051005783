import { Problem, act } from "../api.js";
import { byTest, element } from "../dom.js";
import { clearErrors, showErrors, showProblem } from "../errors.js";
import { say, t } from "../messages.js";
import { uuid7 } from "../uuid7.js";
import { momentIn, sizeInWords } from "../words.js";

// As the server has it; a file that is too large is not sent at all.
const largest = 4 * 1024 * 1024;

/** A file's content in base64, as JSON carries it. */
const contentOf = (file) => new Promise((done, failed) => {
  const reader = new FileReader();
  reader.addEventListener("load", () => done(reader.result.slice(reader.result.indexOf(",") + 1)));
  reader.addEventListener("error", () => failed(reader.error));
  reader.readAsDataURL(file);
});

/** The files of a case: each to be downloaded, and the button that adds one; `added()` after it. */
export class Attachments {
  #section;
  #zone;
  #ticket;

  constructor(section, { zone, added }) {
    this.#section = section;
    this.#zone = zone;
    const [button, input] = [byTest("attach", section), byTest("file", section)];
    button.addEventListener("click", () => input.click());
    // What is chosen while others are on their way waits for its turn, and goes to the case it was chosen on.
    let turn = Promise.resolve();
    input.addEventListener("change", () => {
      const files = [...input.files];
      const ticket = this.#ticket;
      input.value = "";
      turn = turn.catch(() => {}).then(async () => {
        for (const file of files) await this.#add(file, ticket);
        await added();
      });
    });
  }

  show({ id, attachments }) {
    if (id !== this.#ticket) this.#clear();
    this.#ticket = id;
    byTest("files", this.#section).replaceChildren(
      ...attachments.length ? attachments.map((one) => this.#line(one)) : [say(element("li"), "casework.file.none")]);
  }

  #line({ id, name, size, addedAt }) {
    const look = { className: "list-key", href: `/api/tickets/${this.#ticket}/attachments/${id}`, download: name };
    const about = () => `${sizeInWords(size)} · ${momentIn(this.#zone, addedAt)}`;
    return element("li", {}, element("a", look, name), say(element("small"), about));
  }

  #clear() { clearErrors(byTest("file-errors", this.#section), this.#section); }

  async #add(file, ticket) {
    const summary = byTest("file-errors", this.#section);
    const isShown = () => ticket === this.#ticket;
    if (isShown()) this.#clear();
    if (file.size > largest) {
      const errors = [{ message: () => t("casework.file.tooLarge", { name: file.name }) }];
      return isShown() && showErrors(summary, this.#section, errors);
    }
    try {
      const body = { name: file.name, content: await contentOf(file) };
      await act(`/api/tickets/${ticket}/attachments/${uuid7()}`, body);
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      if (isShown()) showProblem(summary, this.#section, problem);
    }
  }
}
