/// The officers' lists: cases in work by when they are due, for all and for each officer. Written out as
/// `Tickets.caseStates` is, since SQLite takes a partial index only for the very condition that made it. What officers look
/// answers up in: the articles, and the answers given before, but none of a restricted case. Files kept with a ticket.
let migration010 = """
  CREATE INDEX tickets_in_work_by_due ON tickets (due)
    WHERE state IN ('serving', 'open', 'answered', 'awaitingVisitor', 'escalated', 'pending');
  CREATE INDEX tickets_in_work_by_officer ON tickets (assignee, due)
    WHERE state IN ('serving', 'open', 'answered', 'awaitingVisitor', 'escalated', 'pending');
  CREATE INDEX ticket_promises_unstated ON ticket_promises (ticket)
    WHERE state = 'waiting' AND reason = 'notStated';

  CREATE VIRTUAL TABLE articles_text USING fts5 (
    id UNINDEXED, standards UNINDEXED, title, text, tokenize = 'unicode61 remove_diacritics 2', prefix = '3'
  );
  CREATE VIRTUAL TABLE answers_text USING fts5 (
    subject, text, tokenize = 'unicode61 remove_diacritics 2', prefix = '3', columnsize = 0
  );
  INSERT INTO answers_text (rowid, subject, text)
    SELECT ticket_events.seq, subject, json_extract(body, '$.text')
    FROM ticket_events JOIN tickets ON tickets.id = ticket_events.ticket
    WHERE type = 'answered' AND restricted = 0;

  CREATE TABLE attachments (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    ticket TEXT NOT NULL REFERENCES tickets (id),
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    size INTEGER NOT NULL CHECK (size > 0),
    sha256 TEXT NOT NULL,
    actor TEXT NOT NULL,
    added_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX attachments_by_ticket ON attachments (ticket);
  """
