import Calendars
import Circulation
import Foundation
import Records
import SQLite
import TicketCore

/// `PUT /api/undos/{id}`: takes back what was done to copies by a slip of the hand.
struct Undo: Sendable {
  /// The body.
  struct Wish: Decodable, Sendable {
    /// The act that is taken back.
    let act: String?
  }

  let desk: CirculationDesk
  let wish: Wish
  private let mail = UUIDv7.make()

  init(_ wish: Wish, at desk: CirculationDesk) {
    self.desk = desk
    self.wish = wish
  }

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
        try LibraryEvents.isLast(event, in: entry.transaction), let item = try item(event, in: entry)
      else { throw DeskProblem.undoTooLate }
      let loan = try event.loan.flatMap { try Loans.find($0, in: entry.transaction)?.loan }
      recall = recall.and(try silence(event, in: entry))
      try cancelStamp(event, in: entry)
      if let loan { try take(back: event, loan, in: entry) }
      if event.kind != .extended {
        try FormerPlace.restore(event, of: item, mail: mail, library: desk.library, in: entry)
      }
      try desk.log(
        .undone, member: loan?.member, item: item.inventoryNumber, loan: loan?.id,
        body: "json_object('act', \(id), 'type', \(event.kind))", in: entry)
    }
    return "json_object('undone', \(first.kind), 'act', \(id), 'mail', \(recall))"
  }

  private func item(_ event: LibraryEvents.Record, in entry: Entry) throws -> Item? {
    try event.item.flatMap { try Items.find($0, in: entry.transaction)?.item }
  }

  /// Keeps back what the act has written to the member, and to the one for whom it caught the copy.
  private func silence(_ event: LibraryEvents.Record, in entry: Entry) throws -> Mails.Recall {
    var recall = Mails.Recall.none
    if event.kind == .returned, let loan = event.loan {
      recall = try Mails.drop(about: .loan(loan), writtenSince: event.at, in: entry)
    }
    guard let hold = event.hold else { return recall }
    return recall.and(try Mails.drop(about: .hold(hold), writtenSince: event.at, in: entry))
  }

  /// Keeps the stamp of a loan from coming out, as far as it is still here.
  private func cancelStamp(_ event: LibraryEvents.Record, in entry: Entry) throws {
    guard let job = try event.stamp.flatMap({ try PrintJobs.find($0, in: entry.transaction) }) else { return }
    _ = try PrintJobChange.cancel.apply(to: job, in: entry)
  }

  private func take(back event: LibraryEvents.Record, _ former: Loan, in entry: Entry) throws {
    var loan = former
    switch event.kind {
    case .lent:
      loan.returnedAt = entry.now
      try Loans.end(loan, lateDays: 0, in: entry)
    case .extended:
      guard let due = event.formerDue else { throw DeskProblem.undoTooLate }
      loan.due = due
      loan.extensions = max(0, loan.extensions - 1)
      try Loans.extend(loan, in: entry)
      try LibraryMail.reviveReminders(ofLoan: loan.id, droppedSince: event.at, in: entry)
    default:
      try Loans.reopen(loan.id, in: entry)
      try LibraryMail.reviveReminders(ofLoan: loan.id, droppedSince: event.at, in: entry)
    }
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
