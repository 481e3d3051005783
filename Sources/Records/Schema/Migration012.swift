/// Whose cases are whose: what each account answers, and when a case last became each officer's. Categories are written
/// `standard/category` or `standard`, with a space between them; none for all. Officers stand under their user names,
/// since the demo's have no account. What was linked, to be found from either side.
let migration012 = """
  ALTER TABLE staff ADD COLUMN categories TEXT NOT NULL DEFAULT '';
  ALTER TABLE staff ADD COLUMN fraud_agent INTEGER NOT NULL DEFAULT 0 CHECK (fraud_agent IN (0, 1));

  CREATE TABLE officer_turns (
    username TEXT PRIMARY KEY,
    assigned_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  INSERT INTO officer_turns (username, assigned_at)
    SELECT json_extract(body, '$.staff'), max(at) FROM ticket_events WHERE type = 'assigned' GROUP BY 1;

  CREATE INDEX tickets_restricted ON tickets (number) WHERE restricted = 1;

  CREATE TABLE ticket_links (
    ticket TEXT NOT NULL REFERENCES tickets (id),
    other TEXT NOT NULL REFERENCES tickets (id),
    PRIMARY KEY (ticket, other)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX ticket_links_back ON ticket_links (other, ticket);
  INSERT OR IGNORE INTO ticket_links (ticket, other)
    SELECT ticket, json_extract(body, '$.ticket') FROM ticket_events WHERE type = 'linked';
  """
