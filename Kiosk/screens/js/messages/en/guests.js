/** The guest book: who is in the building, who came, and their badges. */
export default {
  guests: {
    page: "Guest book – Loket",
    title: "Guest book",
    viewLabel: "Show", viewPresent: "In the building", viewDay: "By date",
    hintPresent: "Who was not seen to leave, from earlier days too.",
    searchHint: "Name, phone, organisation",
    number: "Guest", visitor: "Name", host: "Visiting", people: "People", tickets: "Tickets", left: "Left",
    inside: { one: "{n} person in the building", many: "{n} people in the building" },
    insideMore: "More than {n} people in the building",
    visits: { one: "{n} visit", many: "{n} visits" }, visitsMore: "the latest {n} visits",
    forgotten: "{n} of other days not seen to leave",
    persons: { one: "{n} person", many: "{n} people" },
    noneInside: "No guests in the building now.", none: "No visit matches these filters.",
    stay: "Not gone yet", stays: "Noted as still in the building.",
    leave: "Check out", leaveLong: "Check out", leaveOf: "Check out {name}", leaveKey: "check out",
    leftAt: "Left {time}", notLeft: "Not seen to leave", hasLeft: "{name} left at {time}.",

    add: "New guest", correct: "Guest {n}",
    visitorData: "Visitor's data", visitorOf: "{name} · {organisation}",
    hostLabel: "Visiting", purposeLabel: "Purpose", peopleLabel: "People", peopleHint: "This guest included",
    badge: "Print a badge",
    enter: "Check in", save: "Save the correction", clear: "Clear",
    entered: "{name} is guest {n}, arrived at {time}.", saved: "Correction saved.",
    arrivedAt: "Arrived {time}", printBadge: "Print a badge",
    needName: "Find the visitor, or give the name.", needPeople: "People: give 1 to 99.",
    stale: "This visit was just changed at another desk. Now: {name}, visiting {host}, purpose {purpose}, "
      + "people: {people}. What you typed is still here; save it again if it is right.",
  },
};
