/// Mail and reminders: a mail knows its member and the hold that it is about and since when it waits; a loan knows the
/// last step of the reminders and the due date that it was about, so that an extension starts afresh. A mail that was not
/// wanted any more while it was being given away is not given again. A stock-take knows who ended it.
let migration005 = """
  ALTER TABLE mails ADD COLUMN member TEXT REFERENCES members (id);
  ALTER TABLE mails ADD COLUMN hold TEXT REFERENCES holds (id);
  ALTER TABLE mails ADD COLUMN queued_at INTEGER;
  ALTER TABLE mails ADD COLUMN unwanted_at INTEGER;
  CREATE INDEX mails_by_hold ON mails (hold) WHERE hold IS NOT NULL;
  CREATE INDEX mails_failed ON mails (seq) WHERE state = 'failed';

  ALTER TABLE loans ADD COLUMN reminded_due TEXT;
  ALTER TABLE loans ADD COLUMN reminded_step INTEGER;

  ALTER TABLE stock_takes ADD COLUMN finished_by TEXT;

  CREATE INDEX holds_ready ON holds (ready_until) WHERE state = 'ready';
  """
