/// The sync with the central CRM: the outbox with all that a worker has to know of a record, what the CRM calls the
/// subjects, what was pulled from there, what did not fit, what people did about it, and how the connector stands.
/// `carrier` is the record that took this one along; `revision` rises with each act of a person, so that the worker looks
/// afresh; `delivered` counts what the CRM has got; before `not_before` it is not asked again; `unread` says that it does
/// not tell what others do there.
let migration013 = """
  CREATE TABLE outbox_rebuilt (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('ticket', 'loan')),
    subject TEXT NOT NULL,
    event INTEGER NOT NULL,
    type TEXT NOT NULL,
    restricted INTEGER NOT NULL CHECK (restricted IN (0, 1)),
    state TEXT NOT NULL CHECK (state IN ('pending', 'inFlight', 'done', 'dead', 'unknown')),
    attempts INTEGER NOT NULL CHECK (attempts >= 0),
    carrier INTEGER,
    settled_as TEXT CHECK (settled_as IN ('sent', 'carried', 'found', 'withheld', 'skipped', 'foreign')),
    rejection TEXT,
    rejection_status INTEGER,
    rejection_words TEXT,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    UNIQUE (kind, event),
    CHECK ((state = 'done') = (settled_as IS NOT NULL)),
    CHECK ((state = 'dead') = (rejection IS NOT NULL))
  ) STRICT;
  INSERT INTO outbox_rebuilt (
    id, kind, subject, event, type, restricted, state, attempts, settled_as, rejection, rejection_words, created_at,
    updated_at
  )
    SELECT ticket_events.id, 'ticket', outbox.ticket, outbox.event, ticket_events.type, tickets.restricted, outbox.state,
      attempts, iif(outbox.state = 'done', 'sent', NULL), iif(outbox.state = 'dead', 'refused', NULL),
      iif(outbox.state = 'dead', '', NULL), created_at, created_at
    FROM outbox
    JOIN ticket_events ON ticket_events.seq = outbox.event
    JOIN tickets ON tickets.id = outbox.ticket
    ORDER BY outbox.event;
  DROP TABLE outbox;
  ALTER TABLE outbox_rebuilt RENAME TO outbox;
  CREATE INDEX outbox_unfinished ON outbox (seq, subject, state, restricted) WHERE state <> 'done';
  CREATE INDEX outbox_tried ON outbox (seq, restricted) WHERE state <> 'done' AND attempts > 0;
  CREATE INDEX outbox_dead ON outbox (id) WHERE state = 'dead';

  CREATE TABLE crm_state (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    installation TEXT NOT NULL,
    connector TEXT,
    revision INTEGER NOT NULL,
    paused_at INTEGER,
    paused_by TEXT,
    pause_reason TEXT,
    line TEXT NOT NULL CHECK (line IN ('untried', 'connected', 'unreachable', 'denied', 'unfit', 'gone')),
    line_since INTEGER,
    missing TEXT NOT NULL,
    cursor TEXT,
    delivered INTEGER NOT NULL,
    last_success_at INTEGER,
    last_failure_at INTEGER,
    not_before INTEGER,
    unread INTEGER NOT NULL DEFAULT 0 CHECK (unread IN (0, 1)),
    CHECK ((paused_at IS NULL) = (paused_by IS NULL))
  ) STRICT;
  INSERT INTO crm_state (only, installation, revision, line, missing, delivered)
    SELECT 1,
      lower(
        hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-'
        || substr('89AB', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))),
      0, 'untried', '', 0;

  CREATE TABLE crm_subjects (
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    remote TEXT NOT NULL,
    PRIMARY KEY (kind, subject)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE crm_transactions (
    id TEXT NOT NULL PRIMARY KEY,
    ticket TEXT NOT NULL,
    author TEXT NOT NULL,
    event TEXT,
    pulled_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE crm_conflicts (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    ticket TEXT NOT NULL REFERENCES tickets (id),
    restricted INTEGER NOT NULL CHECK (restricted IN (0, 1)),
    kind TEXT NOT NULL,
    field TEXT,
    ours TEXT,
    theirs TEXT NOT NULL,
    author TEXT NOT NULL,
    at INTEGER NOT NULL,
    reason TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    seen_at INTEGER,
    seen_by TEXT,
    seen_reason TEXT,
    CHECK ((seen_at IS NULL) = (seen_by IS NULL))
  ) STRICT;
  CREATE INDEX crm_conflicts_unseen ON crm_conflicts (seq) WHERE seen_at IS NULL;

  CREATE TABLE crm_acts (
    seq INTEGER PRIMARY KEY,
    act TEXT NOT NULL,
    record TEXT,
    ticket TEXT REFERENCES tickets (id),
    restricted INTEGER NOT NULL CHECK (restricted IN (0, 1)),
    reason TEXT,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    role TEXT NOT NULL,
    device TEXT
  ) STRICT;
  """
