/** A case as every screen names it: where it stands, when it came, and why somebody goes before others. */
export default {
  ticketState: { waiting: "waiting", called: "called", serving: "being served", open: "open",
    awaitingVisitor: "waiting for the visitor", escalated: "escalated", pending: "waiting for leadership direction",
    answered: "answered", resolved: "resolved", closed: "closed", noShow: "no-show", cancelled: "cancelled",
    voided: "voided" },
  priority: { elderly: "Elderly", disability: "Person with a disability", pregnancy: "Pregnant or with an infant",
    compensation: "Compensation for a missed promise" },
  caseInShort: "{number} · {service} · {state}",
};
