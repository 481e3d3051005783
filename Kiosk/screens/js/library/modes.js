import { extendLoans, extendOne } from "./extending.js";
import { lendTo } from "./lending.js";
import { lookAt } from "./looking.js";
import { unknown } from "./outcomes.js";
import { takeBackScanned } from "./returning.js";
import { findItem, findMember } from "./server.js";

const isNIP = (number) => /^\d{18}$/.test(number.replaceAll(" ", ""));

/** What a number is, where nothing says what it should be: a member first. */
async function identify(number) {
  const member = await findMember(number);
  if (member) return { member };
  const item = await findItem(number);
  return item ? { item } : {};
}

/** Does to a copy what was asked; a number that is no copy's may be a member's. */
async function copyOrMember(number, deed) {
  const member = isNIP(number) && await findMember(number);
  if (member) return { member };
  const result = await deed();
  return result.isUnknown ? { ...await identify(number), result } : { result };
}

/** A copy without anybody to lend it to: what is out probably comes back. */
function withoutMember(item) {
  const { status, inventoryNumber, holder } = item;
  const said = lookAt(item);
  const back = { words: "library.takeBackIt", run: () => takeBackScanned(inventoryNumber) };
  return { ...said, tone: "warn", lines: [...said.lines, holder ? "library.takeBackHint" : "library.memberFirst"],
    offers: status === "onLoan" ? [back] : [] };
}

async function extendScanned(number) {
  const item = await findItem(number);
  if (!item) return unknown(number);
  if (item.holder) return extendOne(item.holder.nip, item.inventoryNumber);
  const said = lookAt(item);
  return { ...said, tone: "bad", lines: [...said.lines, "library.notOut"], offers: [] };
}

/**
 * What a scan means in each mode. Each resolves with `{result}`, the outcome for a copy, or with `{member}`, who then
 * stands at the desk.
 */
export const modes = {
  async lend(number, { member }) {
    if (member) return copyOrMember(number, () => lendTo(member, number));
    const { member: found, item } = await identify(number);
    return found ? { member: found } : { result: item ? withoutMember(item) : unknown(number) };
  },

  takeBack: (number, { at }) => copyOrMember(number, () => takeBackScanned(number, at)),

  extend: (number) => copyOrMember(number, () => extendScanned(number)),

  async look(number) {
    const { member, item } = await identify(number);
    return member ? { member } : { result: item ? lookAt(item) : unknown(number) };
  },
};

/** Everything that a member has, longer. */
export const extendAll = ({ nip }) => extendLoans(nip);
