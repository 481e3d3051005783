/** The printers and the spool: what waits where and why, what somebody has to look at, and the last papers. */
export default {
  printing: {
    page: "Printers – Loket",
    printers: "Printers",
    noPrinters: "There is no printer yet; what is to be printed waits for one.",
    noPrintersHere: "There is no printer yet; what is to be printed waits for one. Ask the administrator to add it "
      + "under Settings.",
    toSettings: "Add one under Settings",
    light: { ok: "Ready", paperOut: "Out of paper", paperLow: "Almost out of paper", coverOpen: "Cover open",
      offline: "Not connected", error: "In trouble", unknown: "Not known yet" },
    sinceWhen: "since {time}",
    ifChosen: "{use}, if chosen",
    waiting: { one: "{n} paper not done", many: "{n} papers not done" }, noneWaiting: "Nothing waits",
    way: { queue: "CUPS queue", ipp: "Direct IPP", socket: "Network, port 9100", preview: "On the screen only" },
    columns: "{n} characters a line",
    fallback: "in trouble replaced by {printer}",
    test: "Print a test page", testOf: "Print a test page on {printer}",

    desk: "This desk prints on",
    deskHint: "Remembered on this device. Automatic means your counter's printer, or the first one for that use.",
    automatic: "Automatic",

    spool: "Waiting or to be looked at",
    count: { unclear: "{n} to look at", waiting: "{n} waiting" },
    none: "Nothing waits, and nothing has to be looked at.",
    paper: "Paper", printer: "Printer", state: "State", since: "Since",
    copy: "SALINAN {n}", copyAt: "SALINAN {n} · {time}", copyOf: "{paper}, SALINAN {n}",
    noPrinter: "No printer yet", movedFrom: "sent on from {printer}", waits: "waiting {span}",
    wish: { cancel: "will be cancelled once the printer answers", move: "will be moved to {printer} once the printer "
      + "answers" },
    last: "Last papers", earlier: "Before", noneLast: "Nothing was printed yet.",

    advice: "The printer did not say what became of it. Look at what came out of {printer}: if this paper is there and "
      + "whole, note that it is; if not, print a copy.",
    act: { cancelled: "Cancel", moved: "Move to {printer}", retried: "Try again", seen: "The paper is there",
      copy: "Print a copy" },
    done: { cancelled: "The cancellation is noted.", moved: "The move to {printer} is noted.",
      retried: "Sent to the printer again.", seen: "Noted: the paper is there.",
      copy: "A copy goes to the printer, marked SALINAN." },
    fact: { target: "Chosen for", movedFrom: "Sent on from", createdAt: "Made", updatedAt: "Changed" },
    picture: "Picture of the paper", pictureOf: "Picture of the paper: {paper}",
    noPicture: "Its picture is no longer kept.",
    pdf: "Open as PDF",
  },
  paper: { ticket: "Ticket", documents: "Receipt for documents", summary: "Summary of the case", badge: "Visitor badge",
    day: "Day's report", stamp: "Date-due stamp", loan: "Loan slip", return: "Return receipt",
    extension: "Extension slip", label: "Copy labels", test: "Test page" },
};
