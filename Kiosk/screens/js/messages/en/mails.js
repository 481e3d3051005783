/** The outgoing mails of library and cases: what waits and why, and the last. */
export default {
  mails: {
    page: "Outgoing mail – Loket",
    open: "Waiting and to look at", last: "Last mails",
    none: "No mail is waiting and none has failed.", noneLast: "No mail has been sent yet.",
    count: { failed: "{n} failed", waiting: "{n} waiting" },
    mail: "Mail", member: "Member or ticket", state: "State", since: "Since", when: "Time",
    off: "This office sends no mail yet. An administrator turns it on by the key mail of the config file.",
    clock: { behind: "The server's clock is behind the last record; reminders wait until it is right.",
      ahead: "The server's clock is far ahead of the last record; reminders wait for an act at the desk." },
    kind: { returned: "Return received", "hold-ready": "Hold ready", "due-soon": "Due soon", overdue: "Overdue",
      "case-answer": "Case answered", "case-summary": "Call summary", "case-documents": "Documents asked for",
      "case-progress": "Progress of a case", "case-closing": "Case about to close", "case-closed": "Case closed" },
    states: { queued: "Waiting", sending: "Being sent", sent: "Sent", failed: "Failed", dropped: "Not sent after all" },
    trouble: { noCommand: "The mail command can't be run; call the administrator.",
      unavailable: "The mail server takes nothing yet; it is tried again by itself.",
      misconfigured: "The mail server is set up wrongly; call the administrator.",
      timedOut: "The mail server took too long to answer; it is tried again by itself.",
      usage: "The mail command does not know its arguments; call the administrator.",
      address: "The e-mail address is wrong; correct the member or the visitor, then send again.",
      rejected: "The mail server refuses the address or the content; check the e-mail address of the member or "
        + "the visitor.",
      template: "The mail's template can't be filled; call the administrator.",
      gaveUp: "Tried for three days in vain." },
    attempts: { one: "tried once", many: "tried {n} times" },
    act: { retried: "Send now", cancelled: "Don't send" },
  },
};
