/// The officers' lists: cases in work by when they are due, for all and for each officer. Written out as
/// `Tickets.caseStates` is, since SQLite takes a partial index only for the very condition that made it.
let migration010 = """
  CREATE INDEX tickets_in_work_by_due ON tickets (due)
    WHERE state IN ('serving', 'open', 'answered', 'awaitingVisitor', 'escalated', 'pending');
  CREATE INDEX tickets_in_work_by_officer ON tickets (assignee, due)
    WHERE state IN ('serving', 'open', 'answered', 'awaitingVisitor', 'escalated', 'pending');
  """
