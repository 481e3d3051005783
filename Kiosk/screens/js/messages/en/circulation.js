/** What is out and how late, who waits for what, and the library's day in figures. */
export default {
  circulation: {
    page: "Circulation – Loket",
    views: "View", view: { loans: "Loans", holds: "Holds", day: "Day in figures" },
    print: "Print (A4)",

    due: "Due", dueOverdue: "Overdue", dueSoon: "Due soon", dueAll: "All loans",
    loans: { overdue: "Overdue", soon: "Due within 3 days", all: "On loan" },
    loansCount: { one: "{n} item", many: "{n} items" }, loansMore: "First {n} items",
    noLoans: { overdue: "Nothing is overdue.", soon: "Nothing is due within 3 days.", all: "Nothing is on loan." },
    dueDate: "Due", item: "Item", member: "Member", contact: "Contact", lent: "Lent",
    late: { one: "{n} day late", many: "{n} days late" }, dueToday: "today",
    left: { one: "in {n} day", many: "in {n} days" },

    state: "State", title: "Title", placed: "Placed", acts: "Acts",
    holdsCount: { one: "{n} hold, {ready} to be collected", many: "{n} holds, {ready} to be collected" },
    holdsMore: "First {n} holds, {ready} to be collected",
    noHolds: "No holds.", onlyTitle: "The line for {title}", all: "Show all",
    act: { up: "Move {member} up for {title}", down: "Move {member} down for {title}",
      setAside: "Fetched from its shelf: set aside for {member}",
      cancel: "Cancel the hold of {member} for {title}" },
    cancelTitle: "Cancel this hold?", cancelWhat: "{member} loses the place in the line for {title}.",
    cancelSend: "Cancel the hold", keep: "Keep it",
    done: { moved: "{member} was moved in the line.", cancelled: "The hold of {member} is cancelled.",
      setAside: "Set aside for {member}." },

    total: { loans: "Loans", returns: "Returns", extensions: "Extensions", holds: "Holds", registered: "New members",
      out: "On loan", overdue: "Overdue" },
    byType: "Visitors by member type", byClass: "Loans by class", now: "Now",
    nothing: "None",
  },
};
