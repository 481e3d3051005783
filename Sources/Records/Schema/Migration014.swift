/// Answers given before are helps for others only without what tells whose case they were; those from before that was taken
/// out are helps no more. Whether the desk has corrected a member or a title is found by them.
let migration014 = """
  DELETE FROM answers_text;
  CREATE INDEX IF NOT EXISTS library_events_by_member ON library_events (member)
    WHERE type IN ('registered', 'corrected');
  CREATE INDEX IF NOT EXISTS library_events_by_title ON library_events (body) WHERE member IS NULL AND item IS NULL;
  """
