/// The front desk: the queue with its counters, visits and the guest book, merged visitors. A ticket that waited when the
/// database was brought here has waited since its issue.
let migration002 = """
  CREATE TABLE visits (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version >= 1),
    office_date TEXT NOT NULL,
    number INTEGER NOT NULL CHECK (number >= 1),
    visitor TEXT NOT NULL REFERENCES visitors (id),
    purpose TEXT,
    host TEXT,
    people INTEGER NOT NULL CHECK (people BETWEEN 1 AND 99),
    arrived_at INTEGER NOT NULL,
    left_at INTEGER,
    actor TEXT NOT NULL,
    UNIQUE (office_date, number)
  ) STRICT;
  CREATE INDEX visits_by_visitor ON visits (visitor);

  ALTER TABLE visitors ADD COLUMN merged_into TEXT REFERENCES visitors (id);
  CREATE INDEX visitors_by_merge ON visitors (merged_into) WHERE merged_into IS NOT NULL;
  CREATE TABLE visitor_merges (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kept TEXT NOT NULL REFERENCES visitors (id),
    duplicate TEXT NOT NULL REFERENCES visitors (id),
    moved TEXT NOT NULL,
    actor TEXT NOT NULL,
    at INTEGER NOT NULL,
    reversed_at INTEGER,
    reversed_by TEXT
  ) STRICT;
  CREATE INDEX visitor_merges_by_kept ON visitor_merges (kept);

  ALTER TABLE tickets ADD COLUMN priority TEXT;
  ALTER TABLE tickets ADD COLUMN waived TEXT;
  ALTER TABLE tickets ADD COLUMN waiver_reason TEXT;
  ALTER TABLE tickets ADD COLUMN contact TEXT;
  ALTER TABLE tickets ADD COLUMN visit TEXT REFERENCES visits (id);
  ALTER TABLE tickets ADD COLUMN follows TEXT REFERENCES tickets (id);
  ALTER TABLE tickets ADD COLUMN counter INTEGER;
  ALTER TABLE tickets ADD COLUMN handed_back_by INTEGER;
  ALTER TABLE tickets ADD COLUMN queued_at INTEGER;
  ALTER TABLE tickets ADD COLUMN queue_key INTEGER;
  ALTER TABLE tickets ADD COLUMN called_at INTEGER;
  ALTER TABLE tickets ADD COLUMN started_at INTEGER;
  ALTER TABLE tickets ADD COLUMN ended_at INTEGER;
  UPDATE tickets SET queued_at = issued_at, queue_key = issued_at WHERE state = 'waiting';
  CREATE INDEX tickets_in_queue ON tickets (office_date, queue_key, seq) WHERE state = 'waiting';
  CREATE INDEX tickets_handed_over ON tickets (office_date) WHERE state = 'waiting' AND counter IS NOT NULL;
  CREATE INDEX tickets_at_counter ON tickets (counter) WHERE state IN ('called', 'serving');
  CREATE INDEX tickets_by_call ON tickets (office_date, called_at) WHERE called_at IS NOT NULL;
  CREATE INDEX tickets_by_visit ON tickets (visit) WHERE visit IS NOT NULL;
  CREATE INDEX tickets_by_follow ON tickets (follows) WHERE follows IS NOT NULL;

  CREATE TABLE service_times (
    office_date TEXT NOT NULL,
    standard TEXT NOT NULL,
    counter INTEGER NOT NULL,
    served INTEGER NOT NULL CHECK (served >= 1),
    milliseconds INTEGER NOT NULL CHECK (milliseconds >= 0),
    PRIMARY KEY (office_date, standard, counter)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE counters (
    number INTEGER PRIMARY KEY,
    version INTEGER NOT NULL CHECK (version >= 1),
    state TEXT NOT NULL CHECK (state IN ('open', 'break', 'closed')),
    officer TEXT,
    officer_name TEXT,
    services TEXT NOT NULL,
    since INTEGER NOT NULL,
    CHECK ((state = 'closed') = (officer IS NULL))
  ) STRICT;
  """
