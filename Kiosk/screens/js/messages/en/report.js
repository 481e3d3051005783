/** The end-of-day report. */
export default {
  report: {
    page: "Report – Loket",
    of: "Daily report, {office}", date: "Date", before: "Day before", after: "Day after",
    hours: "Service hours {frames}", closed: "No service hours on this date",
    going: "The day is not over; the figures follow by themselves.",
    printed: "Printed {day} at {time} by {name}",
    totals: "Summary",
    total: { issued: "Tickets issued", served: "Served", noShow: "No-shows", waiting: "Still waiting",
      inService: "Being served", open: "Other channels, not done", cancelled: "Cancelled", voided: "Issued by mistake",
      visits: "Guest visits", people: "People", stillIn: "Not seen to leave" },
    services: "By service", service: "Service", issued: "Issued", served: "Served", noShow: "No-shows",
    waiting: "Not served yet", meanWait: "Mean wait", longestWait: "Longest wait", meanService: "Mean service",
    unused: "Without tickets: {titles}",
    minutes: { one: "{n} minute", many: "{n} minutes" }, belowMinute: "< 1 minute", none: "–",
    byHour: "By hour", hour: "Hour", called: "Called", hourSpan: "{from}–{to}",
    barHint: "Solid bar: tickets issued. Striped bar: called to a counter.",
    counters: "By counter", counter: "Counter", guests: "Guests",
    nothing: "No tickets on this date.",
    slip: "Print on the receipt printer", paper: "Print the page (A4)",
  },
};
