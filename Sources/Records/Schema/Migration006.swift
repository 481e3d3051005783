/// Cases: who has a ticket, what is waited for, the states it went through, how it ended, what a missed promise earned. A
/// ticket from before is taken to have stood since its issue as it stands; its log tells what was between.
let migration006 = """
  ALTER TABLE tickets ADD COLUMN assignee TEXT;
  ALTER TABLE tickets ADD COLUMN resumes TEXT;
  ALTER TABLE tickets ADD COLUMN documents TEXT;
  ALTER TABLE tickets ADD COLUMN hand_overs INTEGER;
  ALTER TABLE tickets ADD COLUMN answered_at INTEGER;
  ALTER TABLE tickets ADD COLUMN settled_at INTEGER;
  ALTER TABLE tickets ADD COLUMN redirected_to TEXT;
  ALTER TABLE tickets ADD COLUMN closed_by TEXT;
  ALTER TABLE tickets ADD COLUMN rating TEXT;
  CREATE INDEX tickets_by_assignee ON tickets (assignee) WHERE assignee IS NOT NULL;
  CREATE INDEX tickets_answered ON tickets (answered_at) WHERE answered_at IS NOT NULL;

  CREATE TABLE ticket_clock (
    ticket TEXT NOT NULL REFERENCES tickets (id),
    ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
    state TEXT NOT NULL,
    tier INTEGER NOT NULL CHECK (tier >= 1),
    since INTEGER NOT NULL,
    PRIMARY KEY (ticket, ordinal)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO ticket_clock (ticket, ordinal, state, tier, since)
    SELECT id, 0, state, tier, issued_at FROM tickets;
  UPDATE tickets SET settled_at = ended_at WHERE state = 'resolved';

  CREATE TABLE ticket_grants (
    ticket TEXT NOT NULL REFERENCES tickets (id),
    promise INTEGER NOT NULL CHECK (promise >= 0),
    spent_on TEXT REFERENCES tickets (id),
    PRIMARY KEY (ticket, promise)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX ticket_grants_owed ON ticket_grants (ticket) WHERE spent_on IS NULL;
  """
