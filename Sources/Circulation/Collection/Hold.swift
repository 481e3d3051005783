import Calendars
import Foundation

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
  package private(set) var item: String?
  /// The last day on which it lies there.
  package private(set) var readyUntil: LocalDate?

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

  /// Whether a copy can be set aside for it: it waits, and its member may borrow.
  ///
  /// - Parameter barred: the ids of the members who may not.
  package func waits(besides barred: Set<String>) -> Bool { state == .waiting && !barred.contains(member) }

  /// The same hold with a copy at the desk for it, up to the end of a day.
  package func ready(with item: String, until day: LocalDate) -> Hold {
    var hold = self
    (hold.state, hold.item, hold.readyUntil) = (.ready, item, day)
    return hold
  }

  /// The same hold without the copy that lay at the desk for it, in its line as before.
  package func waitingAgain() -> Hold {
    var hold = self
    (hold.state, hold.item, hold.readyUntil) = (.waiting, nil, nil)
    return hold
  }

  /// The same hold, its member having borrowed a copy.
  package func fulfilled(by item: String) -> Hold {
    var hold = self
    (hold.state, hold.item) = (.fulfilled, item)
    return hold
  }
}
