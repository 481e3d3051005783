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

/// A member's wish for a title that is not on the shelf.
package struct Hold: Hashable, Sendable {
  /// How far it has come. Raw values are the contract's.
  package enum State: String, CaseIterable, Codable, Sendable {
    /// In the line of its title.
    case waiting
    /// A copy lies at the desk.
    case ready
    /// The member borrowed the copy.
    case fulfilled
    /// Withdrawn by the member or the library.
    case cancelled
    /// Not fetched in time.
    case expired
  }

  /// A UUID.
  package let id: String
  /// The member's id.
  package let member: String
  /// The title's id.
  package let title: String
  /// When it was placed; the line goes by `rank`, which begins as this order.
  package let placedAt: Date
  /// How far it has come.
  package var state: State
  /// The copy that lies at the desk.
  package var item: String?
  /// The last day on which it lies there.
  package var readyUntil: LocalDate?

  /// A hold as given.
  package init(
    id: String, member: String, title: String, placedAt: Date, state: State = .waiting, item: String? = nil,
    readyUntil: LocalDate? = nil
  ) {
    self.id = id
    self.member = member
    self.title = title
    self.placedAt = placedAt
    self.state = state
    self.item = item
    self.readyUntil = readyUntil
  }
}
