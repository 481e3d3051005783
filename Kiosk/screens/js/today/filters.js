import { choices } from "../messages.js";

const any = { value: "", label: "list.all" };
const select = (pointer, label, options) =>
  ({ pointer, label, type: "select", chosen: true, options: [any, ...options] });

/** By what the list of tickets is narrowed. */
export const ticketFilters = (standards) => ({
  searchHint: "today.searchHint",
  views: {
    day: { isDated: true },
    open: { asks: { open: "true" }, says: "today.hintOpen" },
    overdue: { asks: { overdue: "true" }, says: "today.hintOverdue" },
  },
  fields: [
    { pointer: "/from", label: "list.from", type: "date", required: true },
    { pointer: "/to", label: "list.to", type: "date", required: true },
    select("/standard", "today.service", standards.map(({ id, title }) => ({ value: id, label: title }))),
    select("/state", "today.state", choices("ticketState")),
    select("/channel", "today.channel", choices("channel")),
  ],
});
