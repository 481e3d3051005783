import { element } from "../dom.js";
import { guarded } from "../guard.js";
import { say } from "../messages.js";
import { momentIn } from "../words.js";
import { sayMailState } from "./words.js";

const acts = ["retried", "cancelled"];

const cell = (className, ...children) => element("td", { className }, ...children);
const line = (className) => element("span", { className });

/** Makes the rows of the mail spool; `change(mail, type)` does an act, and is left out where nobody may. */
export const mailRow = (zone, change) => () => {
  let mail;
  const [kind, narrow, whose] = [line("mails-kind"), line("list-narrow"), line("")];
  const [state, why, attempts] = [line("state"), line("mails-why"), line("list-second")];
  const moment = line("");
  const buttons = acts.map((type) => {
    const button = element("button", { className: "button", type: "button", "data-testid": type });
    button.addEventListener("click", guarded(button, () => change(mail, type)));
    return say(button, `mails.act.${type}`);
  });
  const row = element("span", { className: "mails-acts", hidden: true }, ...buttons);
  const node = element("tr", {}, element("th", { scope: "row" }, kind, narrow), cell("list-middle list-short", whose),
    cell("list-words", state, why, attempts, row), cell("list-middle list-short", moment));

  const show = (shown) => {
    mail = shown;
    const { id, template, member, ticket, state: name, trouble, attempts: n, createdAt, updatedAt } = mail;
    node.dataset.testid = `mail-${id}`;
    say(kind, `mails.kind.${template}`);
    for (const one of [narrow, whose]) say(one, () => member ?? ticket ?? "–");
    sayMailState(state, mail);
    say(why, trouble ? `mails.trouble.${trouble}` : "");
    say(attempts, trouble && n ? "mails.attempts" : "", { n });
    row.hidden = !change || !["queued", "failed"].includes(name);
    say(moment, () => momentIn(zone, name === "queued" ? createdAt : updatedAt));
  };

  return { node, key: buttons[0], show };
};
