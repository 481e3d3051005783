import { Problem, act, get } from "../api.js";
import { printerWish } from "../print-desk.js";
import { uuid7 } from "../uuid7.js";
import { certain } from "./certain.js";

const orNone = (error) => {
  if (error instanceof Problem && [400, 404].includes(error.status)) return null;
  throw error;
};

const find = (list, number) => certain(() => get(`/api/${list}/${encodeURIComponent(number)}`)).catch(orNone);

/** The member of a number with loans and holds; null for nobody's. */
export const findMember = (number) => find("members", number);

/** The copy that a scanner reads so; null for nobody's. */
export const findItem = (number) => find("items", number);

/** Lends a copy under the act's id; with a reason over what the rules say. */
export const lend = async (id, nip, inventoryNumber, override) =>
  act(`/api/loans/${id}`, { nip, inventoryNumber, override, ...await printerWish("stamp") });

/** Takes a copy back: `{inventoryNumber}`, or `{nip, loan}`; `at` is when it was. */
export const takeBack = (id, what) => act(`/api/returns/${id}`, what);

/** Extends a member's loans of these copies, all without; with a reason over what the rules say. */
export const extend = (id, nip, inventoryNumbers, override) =>
  act(`/api/extensions/${id}`, { nip, inventoryNumbers, override });

export const undo = (deed) => act(`/api/undos/${uuid7()}`, { act: deed });

export const reserve = (nip, title) => act(`/api/holds/${uuid7()}`, { nip, title });

/** A copy is lost, damaged, found or set aside. */
export const changeItem = (id, number, type, text) =>
  act(`/api/items/${encodeURIComponent(number)}/events/${id}`, { type, text });

/** Prints a paper for a member, about these loans; answers the print job's id. */
export async function printPaper(nip, paper, loans) {
  const path = `/api/members/${encodeURIComponent(nip)}/papers/${uuid7()}`;
  return (await act(path, { paper, loans, ...await printerWish("slip") })).printJob;
}
