/// Seeing the work: figures counted as things happen, answers to the satisfaction survey, and indexes for what is open
/// and for the log of a period. What happened before is counted from the log at the next start; see `FigureBook`.
let migration009 = """
  CREATE TABLE figures (
    period TEXT NOT NULL,
    figure TEXT NOT NULL,
    standard TEXT NOT NULL,
    key TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (period, figure, standard, key)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE figures_zone (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    zone TEXT NOT NULL
  ) STRICT;

  CREATE INDEX tickets_open ON tickets (standard, received_at, state, due, assignee) WHERE restricted = 0
    AND state IN ('open', 'serving', 'escalated', 'pending', 'answered', 'awaitingVisitor');
  CREATE INDEX ticket_events_by_record ON ticket_events (recorded);

  CREATE TABLE survey_responses (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    form TEXT NOT NULL,
    standard TEXT NOT NULL,
    office_date TEXT NOT NULL,
    scores TEXT NOT NULL
  ) STRICT;
  CREATE INDEX survey_responses_by_date ON survey_responses (office_date);
  """
