/** The stock-take: going along the shelves with a scanner. */
export default {
  stocktake: {
    page: "Stock-take – Loket",
    start: "New stock-take", startSend: "Start", name: "Name", location: "Location", everywhere: "All locations",
    locationOf: { one: "{name} ({n} copy)", many: "{name} ({n} copies)" },
    startHint: "Loans and returns go on; what was lent or came back since the start does not count as missing.",
    takes: "Stock-takes", none: "There was no stock-take yet.", going: "Going on", ended: "Ended",
    about: "{location} · started {time} · {n} scanned",
    titleOf: "{name} · {location}", since: "Going on since {start}", from: "{start} to {end}",
    leave: "All stock-takes",

    scan: "Scan an inventory number or barcode", scanHint: "The scanner sends Enter by itself.",
    shelf: "Shelf being scanned", shelfHint: "Leave it empty where the place need not be checked.",
    finding: { present: "In its place", wrongPlace: "In the wrong place", unexpected: "Should not be on a shelf",
      unknown: "Unknown number" },
    belongs: "It belongs to shelf {shelf}.", belongsElsewhere: "It belongs to another location.",
    recorded: "Recorded as: {status}.", putAside: "Put it aside and check its label.", found: "Record as found",

    findings: "To be looked into", kind: "{kind} ({n})",
    count: { scanned: "Scanned", present: "In its place", missing: "Not found yet", wrongPlace: "In the wrong place",
      unexpected: "Should not be on a shelf", unknown: "Unknown" },
    number: "Inventory number", place: "Shelf", status: "Status", foundAt: "{shelf}, found at {foundAt}",
    noLines: "None.", linesMore: { one: "{n} more is in the CSV file.", many: "{n} more are in the CSV file." },

    finish: "Finish", finishTitle: "Finish this stock-take?",
    finishWhat: { one: "{n} copy was not found yet. Once finished nothing can be scanned any more; the report stays.",
      many: "{n} copies were not found yet. Once finished nothing can be scanned any more; the report stays." },
  },
};
