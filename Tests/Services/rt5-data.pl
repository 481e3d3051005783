# What the central CRM of the tests holds (formats.md §6): a queue with its fields, the gateway's account, an agent's.
# Read by rt-setup-database-5.
@Users = (
  { Name => 'sync-gateway', EmailAddress => 'sync@crm.local', RealName => 'Sync gateway', Privileged => 1 },
  { Name => 'agen', EmailAddress => 'agen@crm.local', RealName => 'Agen Tingkat 2', Privileged => 1 },
);
@Queues = (
  { Name => 'PTSP', Description => 'Front desk tickets', CorrespondAddress => '', CommentAddress => '' },
  { Name => 'KOSONG', Description => 'A queue without fields', CorrespondAddress => '', CommentAddress => '' },
);
@CustomFields = (
  map( { { Name => $_, Type => 'FreeformSingle', LookupType => 'RT::Queue-RT::Ticket', Queue => ['PTSP'] } }
    qw(ExternalId IdempotencyKey SourceUnit ServiceCode TicketNumber EntityVersion) ),
  { Name => 'EventId', Type => 'FreeformSingle', LookupType => 'RT::Queue-RT::Ticket-RT::Transaction',
    Queue => ['PTSP'] },
  { Name => 'Tier', Type => 'SelectSingle', LookupType => 'RT::Queue-RT::Ticket', Queue => ['PTSP'],
    Values => [ map { { Name => $_, SortOrder => 1 } } qw(L1 L2 L3) ] },
  { Name => 'Rating', Type => 'SelectSingle', LookupType => 'RT::Queue-RT::Ticket', Queue => ['PTSP'],
    Values => [ map { { Name => $_, SortOrder => 1 } } qw(positive neutral negative) ] },
);
my @work = qw(SeeQueue ShowTicket ShowTicketComments ReplyToTicket CommentOnTicket ModifyTicket ModifyCustomField);
@ACL = (
  map( { { UserId => 'sync-gateway', Queue => 'PTSP', Right => $_ } } @work, qw(CreateTicket SetInitialCustomField) ),
  { UserId => 'sync-gateway', Queue => 'KOSONG', Right => 'SeeQueue' },
  { UserId => 'sync-gateway', Queue => 'KOSONG', Right => 'CreateTicket' },
  map( { { UserId => 'agen', Queue => 'PTSP', Right => $_ } } @work, qw(OwnTicket) ),
  # The values of a select field are shown only to whom the field is shown everywhere.
  map( { { UserId => $_, Right => 'SeeCustomField' } } qw(sync-gateway agen) ),
);
1;
