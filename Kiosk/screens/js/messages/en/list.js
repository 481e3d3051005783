/** What the lists of a day share: narrowing, walking, opening and taking them along. */
export default {
  list: { close: "Close", more: "Load more", csv: "Download CSV", filters: "Filters", date: "Date", from: "From date",
    to: "To date", search: "Search", all: "All", walk: "move", open: "open", saved: "Saved.",
    moment: "{day}, {time}", reason: "Reason", back: "Never mind" },
};
