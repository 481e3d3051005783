/// The visitor's side of cases: when the clock has something to do with a ticket, of what it warned and which day's progress
/// it looked at; mails about tickets; the last service at a counter, for the rating at it.
let migration008 = """
  ALTER TABLE tickets ADD COLUMN duty_at INTEGER;
  ALTER TABLE tickets ADD COLUMN warned_for INTEGER;
  ALTER TABLE tickets ADD COLUMN progress_seen INTEGER;
  CREATE INDEX tickets_by_duty ON tickets (duty_at) WHERE duty_at IS NOT NULL;
  CREATE INDEX tickets_served_at ON tickets (counter, ended_at) WHERE state IN ('resolved', 'closed');

  ALTER TABLE mails ADD COLUMN ticket TEXT REFERENCES tickets (id);
  CREATE INDEX mails_by_ticket ON mails (ticket) WHERE ticket IS NOT NULL;
  """
