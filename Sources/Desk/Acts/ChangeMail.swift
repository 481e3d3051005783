import Calendars
import Records
import SQLite
import TicketCore

/// `PUT /api/mails/{id}/events/{event}`: what a person does to a mail of the spool.
struct ChangeMail: Sendable {
  /// The body.
  struct Wish: Decodable, Sendable {
    enum Kind: String, CaseIterable { case retried, cancelled }

    let type: String
  }

  let mail: String
  private let change: MailChange

  /// - Throws: `InvalidInput` for an unknown type.
  init(_ wish: Wish, of mail: String) throws(InvalidInput) {
    self.mail = mail
    switch Wish.Kind(rawValue: wish.type) {
    case .retried: change = .retry
    case .cancelled: change = .cancel
    case nil:
      let choices = Wish.Kind.allCases.map(\.rawValue)
      throw InvalidInput([Problem("/type", .unknown(Phrase("Tindakan", "Act"), choices: choices))])
    }
  }

  /// Changes the mail and answers SQL for the act's JSON.
  /// - Throws: `DeskProblem` where there is no such mail or its state forbids it, `DatabaseError`.
  func perform(in entry: Entry) throws -> SQL {
    guard let found = try Mails.find(mail, in: entry.transaction) else { throw DeskProblem.notFound }
    guard try change.apply(to: found, in: entry) else { throw DeskProblem.mailState }
    return "json_object('mail', \(mail))"
  }
}

extension DeskProblem {
  /// A mail that has gone on since the screen showed it.
  static let mailState = DeskProblem(
    "mail-state", 409,
    title: Phrase("Surat ini sudah dalam keadaan lain", "This mail is in another state by now"),
    detail: Phrase(
      "Surat ini sudah berlanjut sejak layar dimuat. Lihat keadaannya sekarang, lalu pilih lagi.",
      "The mail has gone on since the screen showed it. Look at its state now and choose again."))
}
