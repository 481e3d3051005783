import { element } from "../dom.js";
import { say, t } from "../messages.js";
import { typeInWords, validityInWords } from "../library/words.js";
import { dayInWords } from "../words.js";

const cell = (className, ...children) => element("td", { className }, ...children);

/** Makes the rows of the list of members; `open(nip)` when one is chosen. */
export const memberRow = (open, today) => () => {
  let member;
  const key = element("button", { className: "list-key", type: "button" });
  const number = element("span", { className: "list-second" });
  const [unit, blocked] = [element("span"), element("span", { className: "list-alarm" })];
  const [type, validity] = [element("span"), element("span", { className: "sentence" })];
  const contact = cell("list-wide list-words");
  const node = element("tr", {}, element("th", { scope: "row" }, key, number, blocked),
    cell("list-middle list-words", unit), cell("list-middle", type), contact, cell("list-middle", validity));
  node.addEventListener("click", () => open(member.nip));

  const show = (shown) => {
    member = shown;
    key.textContent = member.name;
    number.textContent = member.nip;
    key.dataset.testid = `member-${member.nip}`;
    unit.textContent = member.unit ?? "";
    blocked.hidden = !member.blocked;
    say(blocked, member.blocked && (() => t("members.blockedFor", { reason: member.blocked })));
    say(type, () => typeInWords(member.type));
    contact.textContent = [member.email, member.phone].filter(Boolean).join(" · ");
    const hasEnded = Boolean(member.validUntil) && member.validUntil < today();
    const ended = () => t("members.ended", { date: dayInWords(member.validUntil) });
    say(validity, hasEnded ? ended : () => validityInWords(member));
    validity.classList.toggle("list-alarm", hasEnded);
  };

  return { node, key, show };
};
