/// Promises know the standard that makes them, since a hand-over to another service leaves the old ones behind; null for the
/// ticket's own. Those that wait for a calendar are found by index.
let migration011 = """
  ALTER TABLE ticket_promises ADD COLUMN standard TEXT;
  CREATE INDEX ticket_promises_uncounted ON ticket_promises (ticket)
    WHERE state = 'running' AND reason = 'calendarMissing';
  """
