import Calendars
import Foundation

/// An officer whom a new case could go to.
package struct CaseOfficer: Hashable, Sendable {
  /// The user name.
  package let username: String
  /// What they do at the desk.
  package let role: Role
  /// The cases that are theirs to answer.
  package let authority: Authority
  /// Whether fraud complaints are handed to them; see `Viewer`.
  package let isFraudAgent: Bool
  /// How many cases they have in work.
  package let openCases: Int
  /// When a case last became theirs; nil for never.
  package let lastAssigned: Date?

  /// Takes the values as they are.
  package init(
    username: String, role: Role = .petugas, authority: Authority = Authority(), isFraudAgent: Bool = false,
    openCases: Int = 0, lastAssigned: Date? = nil
  ) {
    self.username = username
    self.role = role
    self.authority = authority
    self.isFraudAgent = isFraudAgent
    self.openCases = openCases
    self.lastAssigned = lastAssigned
  }

  /// Librarians, section heads and administrators are given only what is named as theirs: without that, cases of every
  /// kind would come to them instead of to the officers.
  fileprivate func answers(_ ticket: Ticket) -> Bool {
    (role == .petugas || !authority.isWhole)
      && authority.covers(standard: ticket.standard, category: ticket.category)
  }

  fileprivate func isBefore(_ other: CaseOfficer) -> Bool {
    let (own, others) = (lastAssigned ?? .distantPast, other.lastAssigned ?? .distantPast)
    return (openCases, own, username) < (other.openCases, others, other.username)
  }
}

/// To whom a new case goes by itself.
package enum Routing: Hashable, Sendable {
  /// Nobody: whoever is free takes it.
  case open
  /// It becomes this officer's, by user name.
  case officer(String)
  /// It should have become somebody's, and there is nobody; a note says why.
  case nobody(note: Phrase)

  /// Whether a new ticket is one that goes to an officer at once: by category of authority where its channel says so,
  /// and what is restricted always. Whoever waits in the queue is called.
  package static func concerns(_ ticket: Ticket, under standard: ServiceStandard) -> Bool {
    guard ticket.state != .waiting else { return false }
    return ticket.restricted || standard.channels[ticket.channel]?.routedByCategory == true
  }

  /// Chooses among the officers who may have the case: the one with the fewest cases, of two alike the one who was given
  /// none for longer. A restricted case goes to a fraud agent whatever its category, and to nobody else.
  package static func route(_ ticket: Ticket, under standard: ServiceStandard, among officers: [CaseOfficer]) -> Routing
  {
    guard concerns(ticket, under: standard) else { return .open }
    let fit = officers.filter { ticket.restricted ? $0.isFraudAgent : $0.answers(ticket) }
    if let chosen = fit.min(by: { $0.isBefore($1) }) { return .officer(chosen.username) }
    return .nobody(note: ticket.restricted ? noAgent : noOfficer)
  }

  private static let noOfficer = Phrase(
    "Belum ada petugas dengan kategori kewenangan untuk kasus ini; bagikan atau ambil dari daftar Belum ada petugas.",
    "No officer has the category of authority of this case; hand it over, or take it from the unassigned list.")

  private static let noAgent = Phrase(
    "Belum ada petugas penerima pengaduan fraud; administrator perlu menetapkannya.",
    "Nobody receives fraud complaints yet; an administrator has to name somebody.")
}
