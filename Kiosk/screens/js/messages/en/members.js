/** The library's members: finding, registering, putting right, and their papers. */
export default {
  members: {
    page: "Members – Loket",
    title: "Library members",
    add: "New member",
    searchHint: "Name, NIP, unit, e-mail, phone",
    name: "Name", unit: "Unit", type: "Type", contact: "Contact", validity: "Membership",
    none: "No member fits.",
    unknown: "No member has the number {nip}.",
    blockedFor: "Blocked: {reason}", ended: "ended {date}",

    data: "Member's data",
    numberLabel: "NIP or member number",
    numberHint: "18 digits; without a NIP a number of our own with a letter, as T-12",
    nameLabel: "Full name", typeLabel: "Member type", unitLabel: "Unit or institution", emailLabel: "E-mail",
    phoneLabel: "Phone", validUntilLabel: "Valid until", blockedLabel: "Blocked because",
    blockedHint: "Empty = may borrow",
    confirmation: "Print a confirmation",
    register: "Register", save: "Save",
    registered: "{name} ({nip}) is registered as a member.", saved: "Data of {name} saved.",
    stale: "Data of {name} were just changed at another desk. What you typed is still here; save again if it is right.",
    known: "Number {nip} is {name}'s already. Look for that member, or use another number.",

    toDesk: "To the library desk",
    printCard: "Print card", printRegistration: "Confirmation", printLoans: "Loan slip",
    loansNow: "On loan", holds: "Holds", past: "Past loans",
    returned: "returned {date}", inLine: "number {n} in line",
    cancelHold: "Withdraw", holdCancelled: "The hold is withdrawn.",
  },
};
