import { byTest, element } from "../dom.js";
import { sayMailState } from "../mails/words.js";
import { say, t } from "../messages.js";
import { momentIn } from "../words.js";

// Acts of which the visitor is to hear.
const telling = ["answer", "resolve", "request", "progress"];

/** What was written to the visitor of a case, and what became of it. */
export class CaseMails {
  #section;
  #zone;
  #mails = [];

  constructor(section, zone) {
    this.#section = section;
    this.#zone = zone;
  }

  show({ mails }) {
    this.#mails = mails;
    byTest("mails", this.#section).replaceChildren(
      ...mails.length ? mails.map((mail) => this.#line(mail)) : [say(element("li"), "casework.mail.none")]);
  }

  /** Whether a mail is one of these. */
  has(id) { return this.#mails.some((mail) => mail.id === id); }

  /** What is to be said of the mail after an act; `before` is how many there were, `name` the act's. */
  said(name, before) {
    if (!telling.includes(name)) return "";
    return t(this.#mails.length > before ? "casework.mail.written" : "casework.mail.unwritten");
  }

  get count() { return this.#mails.length; }

  #line(mail) {
    const about = () => [momentIn(this.#zone, mail.updatedAt), mail.trouble && t(`mails.trouble.${mail.trouble}`)]
      .filter(Boolean).join(" · ");
    return element("li", {}, say(element("span"), `mails.kind.${mail.template}`),
      sayMailState(element("span", { className: "state" }), mail), say(element("small"), about));
  }
}
