/// The queue by the time of waiting: whose patience is over is found without a walk along the whole line.
let migration007 = """
  CREATE INDEX tickets_by_wait ON tickets (office_date, queued_at, seq) WHERE state = 'waiting';
  """
