import Calendars
import Circulation
import SQLite
import TicketCore

// The contract's names are kept as they are; a name that this version does not know is refused when it is read.
extension Role: SQLBindable, SQLReadable {}
extension Channel: SQLBindable, SQLReadable {}
extension Kind: SQLBindable, SQLReadable {}
extension TicketState: SQLBindable, SQLReadable {}
extension RequesterType: SQLBindable, SQLReadable {}
extension IdentityKind: SQLBindable, SQLReadable {}
extension PriorityClass: SQLBindable, SQLReadable {}
extension Answer: SQLBindable, SQLReadable {}
extension CounterState: SQLBindable, SQLReadable {}
extension AttachmentKind: SQLBindable, SQLReadable {}
extension Intake: SQLBindable, SQLReadable {}
extension Promise.State: SQLBindable, SQLReadable {}
extension Promise.Reason: SQLBindable, SQLReadable {}
extension ClockStart: SQLBindable, SQLReadable {}
extension TimeUnit: SQLBindable, SQLReadable {}
extension PrintUse: SQLBindable, SQLReadable {}
extension PrintState: SQLBindable, SQLReadable {}
extension PrintWish: SQLBindable, SQLReadable {}
extension Topic: SQLBindable, SQLReadable {}
extension TitleKind: SQLBindable, SQLReadable {}
extension ItemStatus: SQLBindable, SQLReadable {}
extension Hold.State: SQLBindable, SQLReadable {}
extension LibraryEvents.Kind: SQLBindable, SQLReadable {}
extension StockFinding: SQLBindable, SQLReadable {}
extension MailState: SQLBindable, SQLReadable {}
extension MailTrouble: SQLBindable, SQLReadable {}
extension Mails.Recall: SQLBindable {}
extension Remark.Mark: SQLBindable, SQLReadable {}
extension OutboxState: SQLBindable, SQLReadable {}
extension Settlement: SQLBindable, SQLReadable {}
extension OutboxKind: SQLBindable, SQLReadable {}
extension CRMState.Line: SQLBindable, SQLReadable {}
extension CRMConflict.Kind: SQLBindable, SQLReadable {}
extension CRMAct.Kind: SQLBindable, SQLReadable {}
extension Closer: SQLBindable, SQLReadable {}
extension Rating: SQLBindable, SQLReadable {}
extension RedirectRule.Destination: SQLBindable, SQLReadable {}
extension Figure: SQLBindable, SQLReadable {}
