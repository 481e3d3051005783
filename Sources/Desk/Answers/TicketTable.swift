import Calendars
import Foundation
import TicketCore

/// The list of tickets as a table for a spreadsheet.
struct TicketTable {
  /// What the table needs of a ticket in short.
  struct Row: Decodable {
    struct Person: Decodable { let name: String }
    struct Owed: Decodable { let due: Date? }

    let number: String
    let officeDate: String
    let issuedAt: Date
    let standard: String
    let channel: Channel
    let category: String
    let kind: Kind
    let subject: String?
    let visitor: Person?
    let state: TicketState
    let priority: PriorityClass?
    let counter: Int?
    let calledAt: Date?
    let startedAt: Date?
    let endedAt: Date?
    let assignee: String?
    let promise: Owed?
    let overdue: Bool
  }

  /// More rows than a spreadsheet shows well; who needs them all narrows the dates.
  static let mostRows = 100_000

  let office: Office
  let language: Language
  /// The officers' names, by their user names.
  let names: [String: String]

  private static let heads: [Phrase] = [
    Phrase("Tanggal", "Date"), Phrase("Nomor", "Number"), Phrase("Terbit", "Issued"),
    Phrase("Layanan", "Service"), Phrase("Kanal", "Channel"), Phrase("Jenis", "Kind"), Phrase("Kategori", "Category"),
    Phrase("Perihal", "Subject"), Phrase("Pengunjung", "Visitor"), Phrase("Prioritas", "Priority"),
    Phrase("Status", "State"), Phrase("Loket", "Counter"), Phrase("Dipanggil", "Called"), Phrase("Mulai", "Started"),
    Phrase("Selesai", "Ended"), Phrase("Petugas", "Officer"), Phrase("Batas waktu", "Due"),
    Phrase("Lewat janji", "Overdue"),
  ]

  func csv(_ rows: [Row]) -> [UInt8] { CSV.encode([Self.heads.map { $0[language] }] + rows.map(cells)) }

  private func cells(_ row: Row) -> [String] {
    let standard = office.standards[row.standard]
    let category = standard?.category(row.category)?.label[language] ?? row.category
    return [
      row.officeDate, row.number, time(row.issuedAt), standard?.title[language] ?? row.standard,
      row.channel.label[language], row.kind.label[language], category, row.subject ?? "", row.visitor?.name ?? "",
      row.priority?.label[language] ?? "", row.state.label[language], row.counter.map(String.init) ?? "",
      time(row.calledAt), time(row.startedAt), time(row.endedAt),
      row.assignee.map { names[$0] ?? $0 } ?? "", day(row.promise?.due),
      row.overdue ? Phrase("ya", "yes")[language] : "",
    ]
  }

  /// A due time is often of another day.
  private func day(_ moment: Date?) -> String { moment.map { "\(office.zone.date(of: $0)) \(time($0))" } ?? "" }

  private func time(_ moment: Date?) -> String { moment.map(office.zone.time(of:)) ?? "" }
}
