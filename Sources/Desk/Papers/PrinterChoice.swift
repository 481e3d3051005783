import Calendars
import Foundation
import HTTP
import Records
import TicketCore

/// Which printer an act's paper comes out of: the one that was asked for, else that of the counter at which the caller
/// sits, else whichever takes the use.
struct PrinterChoice: Sendable {
  private let wanted: String?
  private let use: PrintUse
  /// The printers with this use by name.
  private let usable: [String]
  private let username: String
  private let office: Office

  /// - Parameter wanted: a printer's name, as the client sent it.
  /// - Throws: `InvalidInput` when there is no such printer, or it is not for this use.
  init(
    _ wanted: String?, for use: PrintUse, among printers: [PrinterReport], caller: Caller, office: Office
  ) throws(InvalidInput) {
    usable = printers.filter { $0.use.contains(use) }.map(\.name)
    if let wanted, !usable.contains(wanted) {
      throw InvalidInput([Problem("/printer", .unknown(Phrase("Pencetak", "Printer"), choices: usable))])
    }
    self.wanted = wanted
    self.use = use
    username = caller.username
    self.office = office
  }

  /// The printer's name; nil = whichever takes the use.
  /// - Throws: `DatabaseError`.
  func target(in entry: Entry) throws -> String? {
    if let wanted { return wanted }
    // Most offices have one printer a use, and then it does not matter who sits where.
    guard usable.count > 1 else { return nil }
    let seat = try Seats.of(officer: username, since: office.midnight(before: entry.now), in: entry.transaction)
    return seat.flatMap { office.counter($0.number) }?.printers.first(where: usable.contains)
  }
}

/// A wish for a printer, in the body of an act that prints.
struct PrinterWish: Decodable, Sendable {
  let printer: String?
}

extension Desk {
  /// The printer that the body of an act asks for; an act without a body asks for none.
  /// - Throws: `InvalidInput`, and `DeskProblem` for what is not JSON.
  func printerChoice(for use: PrintUse, _ call: Call) throws -> PrinterChoice {
    let body = call.request.body
    let wish = body.isEmpty ? nil : try JSON.decode(PrinterWish.self, from: body).printer
    return try PrinterChoice(wish, for: use, among: printers(), caller: try call.signedIn(), office: office)
  }
}
