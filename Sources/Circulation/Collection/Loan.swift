import Calendars
import Foundation

/// A copy in a member's hands, or one that was.
package struct Loan: Hashable, Sendable {
  /// A UUID.
  package let id: String
  /// The member's id.
  package let member: String
  /// The copy's inventory number.
  package let item: String
  /// What the copy is, since limits count by kind.
  package let kind: TitleKind
  /// When it was lent.
  package let lentAt: Date
  /// The day on which it has to be back, open or not.
  package var due: LocalDate
  /// How often it was extended.
  package var extensions: Int
  /// When it came back; nil while it is out.
  package var returnedAt: Date?

  /// A loan as given.
  package init(
    id: String, member: String, item: String, kind: TitleKind, lentAt: Date, due: LocalDate, extensions: Int = 0,
    returnedAt: Date? = nil
  ) {
    self.id = id
    self.member = member
    self.item = item
    self.kind = kind
    self.lentAt = lentAt
    self.due = due
    self.extensions = extensions
    self.returnedAt = returnedAt
  }
}
