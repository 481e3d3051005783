/// Visitors, tickets with their events and promises, and what every act leaves behind: stored answers, outbox, print
/// spool, changes. A `seq` rises for ever, since no table ever loses its newest row. Times are milliseconds since 1970 in UTC, booleans 0 or 1, ids UUIDs as lower-case text.
let migration001 = """
  CREATE TABLE visitors (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version >= 1),
    name TEXT NOT NULL,
    requester_type TEXT,
    email TEXT,
    phone TEXT,
    address TEXT,
    organisation TEXT,
    nip TEXT,
    identity_kind TEXT,
    identity_number TEXT,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    CHECK ((identity_kind IS NULL) = (identity_number IS NULL))
  ) STRICT;
  CREATE INDEX visitors_by_phone ON visitors (phone) WHERE phone IS NOT NULL;
  CREATE INDEX visitors_by_email ON visitors (email) WHERE email IS NOT NULL;
  CREATE INDEX visitors_by_nip ON visitors (nip) WHERE nip IS NOT NULL;

  CREATE TABLE tickets (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version >= 1),
    number TEXT NOT NULL,
    code TEXT NOT NULL UNIQUE,
    office_date TEXT NOT NULL,
    visitor TEXT REFERENCES visitors (id),
    standard TEXT NOT NULL,
    standard_version TEXT NOT NULL,
    calendar_version TEXT,
    channel TEXT NOT NULL,
    category TEXT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT,
    question TEXT,
    fields TEXT NOT NULL,
    intake TEXT NOT NULL CHECK (intake IN ('complete', 'incomplete')),
    state TEXT NOT NULL,
    tier INTEGER NOT NULL CHECK (tier >= 1),
    restricted INTEGER NOT NULL CHECK (restricted IN (0, 1)),
    received_at INTEGER NOT NULL,
    issued_at INTEGER NOT NULL,
    due INTEGER,
    UNIQUE (office_date, number)
  ) STRICT;
  CREATE INDEX tickets_by_visitor ON tickets (visitor) WHERE visitor IS NOT NULL;
  CREATE INDEX tickets_by_state ON tickets (standard, state);
  CREATE INDEX tickets_by_due ON tickets (due) WHERE due IS NOT NULL;

  CREATE TABLE ticket_promises (
    ticket TEXT NOT NULL REFERENCES tickets (id),
    ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
    name TEXT NOT NULL,
    unit TEXT,
    amount INTEGER,
    clock TEXT NOT NULL,
    started INTEGER,
    due INTEGER,
    reason TEXT,
    state TEXT NOT NULL,
    calendar_version TEXT,
    PRIMARY KEY (ticket, ordinal)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE ticket_events (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    ticket TEXT NOT NULL REFERENCES tickets (id),
    version INTEGER NOT NULL CHECK (version >= 1),
    type TEXT NOT NULL,
    body TEXT NOT NULL,
    at INTEGER NOT NULL,
    recorded INTEGER NOT NULL,
    actor TEXT NOT NULL,
    role TEXT NOT NULL,
    device TEXT,
    UNIQUE (ticket, version)
  ) STRICT;
  CREATE TRIGGER ticket_events_are_never_changed BEFORE UPDATE ON ticket_events
    BEGIN SELECT RAISE(ABORT, 'ticket_events is append-only'); END;
  CREATE TRIGGER ticket_events_are_never_deleted BEFORE DELETE ON ticket_events
    BEGIN SELECT RAISE(ABORT, 'ticket_events is append-only'); END;

  CREATE TABLE number_counters (
    office_date TEXT NOT NULL,
    letter TEXT NOT NULL,
    last INTEGER NOT NULL CHECK (last >= 1),
    PRIMARY KEY (office_date, letter)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE queue_counters (
    office_date TEXT NOT NULL,
    standard TEXT NOT NULL,
    waiting INTEGER NOT NULL CHECK (waiting >= 0),
    PRIMARY KEY (office_date, standard)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE answers (
    id TEXT NOT NULL PRIMARY KEY,
    actor TEXT NOT NULL,
    request TEXT NOT NULL,
    body TEXT NOT NULL,
    recorded INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE outbox (
    event INTEGER PRIMARY KEY REFERENCES ticket_events (seq),
    ticket TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'inFlight', 'done', 'dead', 'unknown')),
    attempts INTEGER NOT NULL CHECK (attempts >= 0),
    created_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX outbox_unfinished ON outbox (ticket, event) WHERE state <> 'done';

  CREATE TABLE print_jobs (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    ticket TEXT REFERENCES tickets (id),
    restricted INTEGER NOT NULL CHECK (restricted IN (0, 1)),
    use TEXT NOT NULL CHECK (use IN ('ticket', 'stamp', 'slip')),
    template TEXT NOT NULL,
    contents TEXT NOT NULL,
    original TEXT REFERENCES print_jobs (id),
    copy INTEGER NOT NULL CHECK (copy >= 0),
    state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'confirmed', 'unknown', 'failed')),
    printer TEXT,
    delivery TEXT,
    bytes_sha256 TEXT,
    attempts INTEGER NOT NULL CHECK (attempts >= 0),
    trouble TEXT,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    finished_at INTEGER
  ) STRICT;
  CREATE INDEX print_jobs_unfinished ON print_jobs (seq) WHERE finished_at IS NULL;
  CREATE INDEX print_jobs_by_ticket ON print_jobs (ticket);
  CREATE INDEX print_jobs_by_original ON print_jobs (original) WHERE original IS NOT NULL;

  CREATE TABLE staff (
    id TEXT NOT NULL PRIMARY KEY,
    username TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    password TEXT NOT NULL,
    disabled INTEGER NOT NULL CHECK (disabled IN (0, 1)),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE sessions (
    token_sha256 TEXT NOT NULL PRIMARY KEY,
    staff TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    device TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX sessions_by_staff ON sessions (staff);

  CREATE TABLE changes (
    seq INTEGER PRIMARY KEY,
    topic TEXT NOT NULL,
    id TEXT NOT NULL,
    restricted INTEGER NOT NULL CHECK (restricted IN (0, 1))
  ) STRICT;

  CREATE VIRTUAL TABLE visitors_text USING fts5 (
    name, organisation, email, phone, nip,
    tokenize = 'unicode61 remove_diacritics 2', prefix = '3'
  );
  CREATE VIRTUAL TABLE tickets_text USING fts5 (
    number, code, subject, question,
    tokenize = 'unicode61 remove_diacritics 2', columnsize = 0
  );
  """
