/// Printing: a job may have a printer of its own, be sent on from a printer in trouble and be wished back from one; the
/// document stays with the job until its end, so that every attempt sends the same bytes.
let migration003 = """
  ALTER TABLE print_jobs ADD COLUMN target TEXT;
  ALTER TABLE print_jobs ADD COLUMN moved_from TEXT;
  ALTER TABLE print_jobs ADD COLUMN queued_at INTEGER;
  ALTER TABLE print_jobs ADD COLUMN wish TEXT CHECK (wish IN ('cancel', 'move'));

  CREATE TABLE print_documents (
    job INTEGER PRIMARY KEY REFERENCES print_jobs (seq),
    made_for TEXT NOT NULL,
    bytes BLOB NOT NULL
  ) STRICT;
  CREATE TRIGGER print_documents_end_with_their_jobs AFTER UPDATE OF finished_at ON print_jobs
    WHEN NEW.finished_at IS NOT NULL
    BEGIN DELETE FROM print_documents WHERE job = NEW.seq; END;
  """
