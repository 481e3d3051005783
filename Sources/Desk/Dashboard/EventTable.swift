import Calendars
import Foundation
import Records
import TicketCore

/// The log of a period as a table for a spreadsheet.
struct EventTable {
  /// More rows than a spreadsheet shows well; who needs them all narrows the dates.
  static let mostRows = 100_000

  let office: Office
  let language: Language
  /// Whether the words that are meant for colleagues are shown: notes, reasons, instructions.
  let showsInternal: Bool

  /// What of an event's body goes into the table.
  private struct Body: Decodable {
    let counter: Int?
    let staff: String?
    let tier: Int?
    let to: String?
    let rating: String?
    let text: String?
    let reason: String?
    let instruction: String?
  }

  private static let heads: [Phrase] = [
    Phrase("Tanggal", "Date"), Phrase("Jam", "Time"), Phrase("Dicatat", "Recorded"),
    Phrase("Tanggal tiket", "Ticket date"), Phrase("Nomor", "Number"), Phrase("Layanan", "Service"),
    Phrase("Peristiwa", "Event"), Phrase("Pelaku", "Actor"), Phrase("Peran", "Role"), Phrase("Perangkat", "Device"),
    Phrase("Rincian", "Detail"), Phrase("Teks", "Text"),
  ]

  /// The table.
  /// - Throws: where a body is no JSON.
  func csv(_ entries: [EventLog.Entry]) throws -> [UInt8] {
    CSV.encode([Self.heads.map { $0[language] }] + (try entries.map(cells)))
  }

  private func cells(_ entry: EventLog.Entry) throws -> [String] {
    let body = try JSON.decode(Body.self, from: Array(entry.body.utf8))
    let detail = [body.counter.map(String.init), body.staff, body.tier.map(String.init), body.to, body.rating]
    return [
      office.zone.date(of: entry.at).description, office.zone.time(of: entry.at), JSON.rfc3339(entry.recorded),
      entry.officeDate, entry.number, office.standards[entry.standard]?.title[language] ?? entry.standard, entry.type,
      entry.actor.name, entry.actor.role.label[language], entry.actor.device ?? "",
      detail.compactMap { $0 }.joined(separator: " "), words(of: body, type: entry.type),
    ]
  }

  private func words(of body: Body, type: String) -> String {
    let spoken = type == "note" && !showsInternal ? nil : body.text
    let inner = showsInternal ? [body.reason, body.instruction] : []
    return ([spoken] + inner).compactMap { $0 }.joined(separator: " · ")
  }
}
