import Calendars
import Foundation
import Records
import TicketCore

/// A visit as it is asked for.
struct VisitWish: Decodable, Sendable {
  let visitor: String?
  let purpose: String?
  let host: String?
  let people: Int?
  let badge: Bool?
  let expect: Int?

  private static let longest = 200

  /// The checked details.
  /// - Throws: everything that is wrong with them.
  func details() throws(InvalidInput) -> Visits.Details {
    var problems: [Problem] = []
    func line(_ input: String?, _ pointer: String, _ label: Phrase) -> String? {
      let text = CleanText.clean(input ?? "")
      if !CleanText.fits(text, limit: Self.longest) {
        problems.append(Problem(pointer, .tooLong(label, limit: Self.longest)))
      }
      return text.isEmpty ? nil : text
    }
    let id = visitor.flatMap(UUID.init(uuidString:))?.uuidString.lowercased()
    if id == nil { problems.append(Problem("/visitor", .missing(Phrase("Pengunjung", "Visitor")))) }
    let purpose = line(purpose, "/purpose", Phrase("Keperluan", "Purpose"))
    let host = line(host, "/host", Phrase("Menemui", "Host"))
    let people = people ?? 1
    if !(1...99).contains(people) {
      let remedy = Phrase("isi 1 sampai 99", "give 1 to 99")
      problems.append(Problem("/people", .malformed(Phrase("Jumlah orang", "People"), remedy: remedy)))
    }
    guard problems.isEmpty, let id else { throw InvalidInput(problems) }
    return Visits.Details(visitor: id, purpose: purpose, host: host, people: people)
  }
}

/// A departure as it is asked for.
struct DepartureWish: Decodable, Sendable {
  let undo: Bool?
}
