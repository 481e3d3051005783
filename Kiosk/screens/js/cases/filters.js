import { choices } from "../messages.js";

const any = { value: "", label: "list.all" };
const select = (pointer, label, options) =>
  ({ pointer, label, type: "select", chosen: true, options: [any, ...options] });

// Cases in work, what is due first standing first.
const work = { cases: "true", order: "due" };
// The views that say already whose cases they show.
const owned = ["mine", "unassigned"];

/** By what the officers' list is narrowed. */
export const caseFilters = (standards, officers) => ({
  searchHint: "today.searchHint",
  views: {
    mine: { asks: { ...work, assignee: "me" }, says: "casework.hint.mine" },
    unassigned: { asks: { ...work, assignee: "none" }, says: "casework.hint.unassigned" },
    all: { asks: work, says: "casework.hint.all" },
    overdue: { asks: { ...work, overdue: "true" }, says: "casework.hint.overdue" },
    soon: { asks: { ...work, dueSoon: "true" }, says: "casework.hint.soon" },
    unstated: { asks: { ...work, noPromise: "true" }, says: "casework.hint.unstated" },
    silent: { asks: { ...work, progressDue: "true" }, says: "casework.hint.silent" },
    // Also those that were settled at the counter.
    uncoordinated: { asks: { order: "due", coordination: "true" }, says: "casework.hint.uncoordinated" },
    visitor: { asks: { ...work, state: "awaitingVisitor" }, says: "casework.hint.visitor" },
    day: { says: "casework.hint.day", isDated: true },
  },
  fields: [
    { pointer: "/from", label: "list.from", type: "date", required: true },
    { pointer: "/to", label: "list.to", type: "date", required: true },
    select("/standard", "casework.service", standards.map(({ id, title }) => ({ value: id, label: title }))),
    select("/channel", "casework.channel", choices("channel")),
    select("/assignee", "casework.officer",
      officers.map(({ username: value, name }) => ({ value, label: () => name }))),
  ],
});

/** A view that shows one officer's cases and the choice of another officer exclude each other: the later one holds. */
export function settleOwners(form) {
  form.addEventListener("change", ({ target }) => {
    const officer = form.elements["/assignee"];
    if (target === officer && owned.includes(form.elements.view.value)) form.elements.view.value = "all";
    if (target.name === "view" && owned.includes(target.value)) officer.value = "";
  }, { capture: true });
}
