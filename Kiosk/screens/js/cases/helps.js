import { get } from "../api.js";
import { byTest, element } from "../dom.js";
import { gathered } from "../list/gathered.js";
import { localized, say, t } from "../messages.js";
import { titleOf } from "../standards.js";

const found = 8;
const gap = "\n\n\n\n";

/** What the words in braces of a text stand for, as the case has it. */
const known = ({ ticket: { number, subject, standard } }) => ({ number, subject, service: titleOf(standard) });

const filled = (text, context) => {
  const values = known(context);
  return text.replace(/\{(\w+)\}/g, (_, word) => values[word] ?? "…");
};

/** What helps to answer: texts to begin with, articles, answers given before; each goes into the answer by a key. */
export class Helps {
  #root;
  #context;
  #texts;
  #asked = new AbortController();

  constructor(root) {
    this.#root = root;
    this.#part("help-text").addEventListener("change", () => this.#begin());
    this.#part("help-find").addEventListener("input", gathered(() => this.#find()));
  }

  #part(name) { return byTest(name, this.#root); }

  /** Begins for a case; what is about its subject stands there at once. */
  async open(context) {
    this.#context = context;
    const { ticket } = context;
    this.#root.hidden = false;
    this.#part("help-find").value = ticket.subject ?? "";
    this.#find();
    this.#texts ??= (await get("/api/answers").catch(() => ({ items: [] }))).items;
    const fitting = this.#texts.filter(({ standards }) => standards?.includes(ticket.standard) ?? true);
    this.#part("help-text").replaceChildren(say(element("option", { value: "" }), "choose"),
      ...fitting.map(({ id, title }) => say(element("option", { value: id }), title)));
  }

  close() {
    this.#asked.abort();
    this.#root.hidden = true;
    this.#part("help-found").replaceChildren();
  }

  #begin() {
    const chosen = this.#texts.find(({ id }) => id === this.#part("help-text").value);
    if (!chosen) return;
    const text = filled(localized(chosen.text), this.#context);
    const answer = this.#insert(text);
    // Where the text leaves room for the answer itself, the cursor goes there.
    const room = text.indexOf(gap);
    if (room >= 0) answer.selectionEnd = answer.selectionStart = answer.selectionStart - text.length + room + 2;
  }

  /** Into the answer where the cursor is, and the keyboard back to it; undoing takes it out again. */
  #insert(text) {
    const answer = this.#root.closest("form").querySelector("[name='/text']");
    answer.focus();
    answer.setRangeText(text, answer.selectionStart, answer.selectionEnd, "end");
    return answer;
  }

  async #find() {
    this.#asked.abort();
    const { signal } = this.#asked = new AbortController();
    const { standard } = this.#context.ticket;
    const query = new URLSearchParams({ q: this.#part("help-find").value, standard, limit: found });
    const answer = await get(`/api/knowledge?${query}`, signal).catch(() => null);
    if (signal.aborted) return;
    const items = answer?.items ?? [];
    this.#part("help-found").replaceChildren(...items.length ? items.map((item) => this.#line(item))
      : [say(element("li"), answer ? "casework.help.nothing" : "casework.help.failed")]);
  }

  #line({ kind, title, text }) {
    const look = { className: "button known-act", type: "button" };
    const insert = say(element("button", look), "casework.help.insert");
    say(insert, () => t("casework.help.insertLabel", { title: title ?? "" }), {}, "ariaLabel");
    insert.addEventListener("click", () => this.#insert(text));
    return element("li", {}, element("details", {},
      element("summary", {}, say(element("small"), `casework.help.${kind}`), " ", element("strong", {}, title ?? "–")),
      element("p", { className: "case-text" }, text), insert));
  }
}
