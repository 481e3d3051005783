/// The library: members, titles, items, loans and holds with the log of what was done, stock-takes, and the mail spool.
let migration004 = """
  CREATE TABLE members (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version >= 1),
    number TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    unit TEXT,
    email TEXT,
    phone TEXT,
    type TEXT NOT NULL,
    valid_until TEXT,
    blocked TEXT,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE member_numbers (
    number TEXT NOT NULL PRIMARY KEY,
    member TEXT NOT NULL REFERENCES members (id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE titles (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version >= 1),
    title TEXT NOT NULL,
    authors TEXT NOT NULL,
    publisher TEXT,
    year INTEGER CHECK (year BETWEEN 1000 AND 2999),
    isbn TEXT,
    classification TEXT,
    call_number TEXT,
    subjects TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('book', 'cd', 'periodical')),
    origin TEXT UNIQUE,
    updated_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX titles_by_title ON titles (title);

  CREATE TABLE items (
    seq INTEGER PRIMARY KEY,
    inventory_number TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL CHECK (version >= 1),
    barcode TEXT UNIQUE,
    title TEXT NOT NULL REFERENCES titles (id),
    location TEXT,
    shelf TEXT,
    status TEXT NOT NULL,
    updated_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX items_by_title ON items (title);

  CREATE TABLE loans (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    member TEXT NOT NULL REFERENCES members (id),
    item TEXT NOT NULL REFERENCES items (inventory_number),
    kind TEXT NOT NULL,
    lent_at INTEGER NOT NULL,
    due TEXT NOT NULL,
    extensions INTEGER NOT NULL CHECK (extensions >= 0),
    returned_at INTEGER,
    late_days INTEGER CHECK (late_days >= 0)
  ) STRICT;
  CREATE UNIQUE INDEX loans_out ON loans (item) WHERE returned_at IS NULL;
  CREATE INDEX loans_out_by_member ON loans (member) WHERE returned_at IS NULL;
  CREATE INDEX loans_out_by_due ON loans (due) WHERE returned_at IS NULL;
  CREATE INDEX loans_by_member ON loans (member, seq);

  CREATE TABLE holds (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    member TEXT NOT NULL REFERENCES members (id),
    title TEXT NOT NULL REFERENCES titles (id),
    rank INTEGER NOT NULL,
    placed_at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'ready', 'fulfilled', 'cancelled', 'expired')),
    item TEXT REFERENCES items (inventory_number),
    ready_until TEXT,
    updated_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX holds_open_by_title ON holds (title, rank) WHERE state IN ('waiting', 'ready');
  CREATE INDEX holds_open_by_member ON holds (member) WHERE state IN ('waiting', 'ready');
  CREATE UNIQUE INDEX holds_open ON holds (member, title) WHERE state IN ('waiting', 'ready');

  CREATE TABLE library_events (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    member TEXT,
    item TEXT,
    loan TEXT,
    body TEXT NOT NULL,
    office_date TEXT NOT NULL,
    at INTEGER NOT NULL,
    recorded INTEGER NOT NULL,
    actor TEXT NOT NULL,
    role TEXT NOT NULL,
    device TEXT
  ) STRICT;
  CREATE INDEX library_events_by_day ON library_events (office_date, type);
  CREATE INDEX library_events_by_act ON library_events (id);
  CREATE INDEX library_events_by_item ON library_events (item) WHERE item IS NOT NULL;
  CREATE TRIGGER library_events_are_never_changed BEFORE UPDATE ON library_events
    BEGIN SELECT RAISE(ABORT, 'library_events is append-only'); END;
  CREATE TRIGGER library_events_are_never_deleted BEFORE DELETE ON library_events
    BEGIN SELECT RAISE(ABORT, 'library_events is append-only'); END;

  CREATE TABLE stock_takes (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    location TEXT,
    started_at INTEGER NOT NULL,
    started_by TEXT NOT NULL,
    finished_at INTEGER
  ) STRICT;
  CREATE TABLE stock_scans (
    take TEXT NOT NULL REFERENCES stock_takes (id),
    number TEXT NOT NULL,
    shelf TEXT,
    finding TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (take, number)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE mails (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    template TEXT NOT NULL,
    recipient TEXT NOT NULL,
    contents TEXT NOT NULL,
    loan TEXT,
    state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'dropped')),
    attempts INTEGER NOT NULL CHECK (attempts >= 0),
    trouble TEXT,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX mails_unsent ON mails (seq) WHERE state IN ('queued', 'sending');
  CREATE INDEX mails_by_loan ON mails (loan) WHERE loan IS NOT NULL;

  CREATE VIRTUAL TABLE members_text USING fts5 (
    number, name, unit, email, phone,
    tokenize = 'unicode61 remove_diacritics 2', prefix = '3'
  );
  CREATE VIRTUAL TABLE titles_text USING fts5 (
    title, authors, subjects, isbn, call_number, items,
    tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3'
  );
  """
