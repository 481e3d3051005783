import Calendars
import Circulation
import Foundation
import Records
import SQLite
import TicketCore

/// `PUT /api/undos/{id}`: takes back a loan, a return or an extension that was a slip of the hand.
struct Undo: Sendable {
  /// The body.
  struct Wish: Decodable, Sendable {
    /// The act that is taken back.
    let act: String?
  }

  let desk: CirculationDesk
  let wish: Wish

  /// What was done longer ago was meant.
  private static let longest: TimeInterval = 15 * 60

  /// Takes the act back and answers SQL for the act's JSON.
  /// - Throws: `DeskProblem.undoTooLate` where it is not the last thing that happened to the copy, or too long ago.
  func perform(in entry: Entry) throws -> SQL {
    let id = wish.act.flatMap(UUID.init(uuidString:))?.uuidString.lowercased() ?? ""
    let events = try LibraryEvents.of(act: id, in: entry.transaction)
    guard let first = events.first else { throw DeskProblem.notFound }
    var recall = Mails.Recall.none
    for event in events {
      guard event.at > entry.now - Self.longest, event.actor == desk.caller.username,
        try LibraryEvents.isLast(event, in: entry.transaction), let entitled = try loan(event, in: entry)
      else { throw DeskProblem.undoTooLate }
      recall = recall.and(try take(back: event, entitled, in: entry))
      try desk.log(
        .undone, member: entitled.loan.member, item: entitled.loan.item, loan: entitled.loan.id,
        body: "json_object('act', \(id), 'type', \(event.kind))", in: entry)
    }
    return "json_object('undone', \(first.kind), 'act', \(id), 'mail', \(recall))"
  }

  private func loan(_ event: LibraryEvents.Record, in entry: Entry) throws -> Loans.Entitled? {
    try event.loan.flatMap { try Loans.find($0, in: entry.transaction) }
  }

  /// Takes one event back; answers what became of the mails that it had written.
  private func take(
    back event: LibraryEvents.Record, _ entitled: Loans.Entitled, in entry: Entry
  ) throws -> Mails.Recall {
    var loan = entitled.loan
    switch event.kind {
    case .lent:
      loan.returnedAt = entry.now
      try Loans.end(loan, lateDays: 0, in: entry)
      try Items.set(.available, of: loan.item, in: entry)
    case .returned:
      try Loans.reopen(loan.id, in: entry)
      try Items.set(.onLoan, of: loan.item, in: entry)
      let confirmation = try Mails.drop(about: .loan(loan.id), writtenSince: event.at, in: entry)
      let line = try Holds.open(title: entitled.titleID, in: entry.transaction).map(\.hold)
      guard let hold = line.first(where: { $0.item == loan.item })?.waitingAgain() else { return confirmation }
      let word = try Mails.drop(about: .hold(hold.id), writtenSince: event.at, in: entry)
      try Holds.update(hold, in: entry)
      return confirmation.and(word)
    case .extended:
      guard let due = event.formerDue else { throw DeskProblem.undoTooLate }
      loan.due = due
      loan.extensions = max(0, loan.extensions - 1)
      try Loans.extend(loan, in: entry)
    default: throw DeskProblem.undoTooLate
    }
    return .none
  }
}

extension DeskProblem {
  /// Something else happened since, or it was another's act.
  static let undoTooLate = DeskProblem(
    "undo-too-late", 409,
    title: Phrase("Tidak dapat dibatalkan lagi", "Can't be undone any more"),
    detail: Phrase(
      "Hanya tindakan Anda sendiri yang terakhir, dalam 15 menit, dapat dibatalkan. Lakukan tindakan sebaliknya.",
      "Only your own last act can be undone, within 15 minutes. Do the opposite act instead."))
}
