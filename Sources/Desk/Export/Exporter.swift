import Calendars
import Circulation
import Exchange
import Foundation
import Records
import SQLite
import TicketCore

/// What `loket export` writes. Raw values are the command's.
package enum ExportKind: String, CaseIterable, Sendable {
  /// Tables, past loans and holds among them.
  case members, catalogue, loans, holds
  /// The catalogue as MARCXML.
  case marc
}

/// Writes the library down for other programs, as it is at one moment; a desk beside goes on.
package struct Exporter: Sendable {
  private let ledger: Ledger
  private let zone: OfficeZone
  private let language: Language

  /// An exporter of a ledger.
  ///
  /// - Parameters:
  ///   - zone: the office's, for dates and times.
  ///   - language: of the tables' headers.
  package init(_ ledger: Ledger, zone: OfficeZone, language: Language) {
    self.ledger = ledger
    self.zone = zone
    self.language = language
  }

  /// Hands a table over piece by piece.
  /// - Throws: what `write` throws, and database errors.
  package func run(_ kind: ExportKind, write: ([UInt8]) throws -> Void) throws {
    try ledger.read { connection in
      switch kind {
      case .members: try members(connection, write)
      case .catalogue: try catalogue(connection, write)
      case .loans: try loans(connection, write)
      case .holds: try holds(connection, write)
      case .marc: try marc(connection, write)
      }
    }
  }

  private func members(_ connection: Connection, _ write: ([UInt8]) throws -> Void) throws {
    try write(head(Columns.members.map(\.name)))
    try pages({ try Members.page(after: $0, limit: Self.pageSize, in: connection) }, write) { (record: MemberRecord) in
      let member = record.member
      return CSVWriter.row(
        [member.number, member.name]
          + [
            member.unit, member.email, member.phone, member.type, member.validUntil?.description, member.blocked,
          ].map { $0 ?? "" })
    }
  }

  private func catalogue(_ connection: Connection, _ write: ([UInt8]) throws -> Void) throws {
    try write(head(Columns.catalogue.map(\.name)))
    try pages({ try Titles.page(after: $0, limit: Self.pageSize, in: connection) }, write) { (record: TitleRecord) in
      let copies = try Items.of(title: record.title.id, in: connection).map(\.item)
      let rows: [Item?] = copies.isEmpty ? [nil] : copies
      return rows.flatMap { CSVWriter.row(Self.cells(record.title) + Self.cells($0)) }
    }
  }

  private static func cells(_ title: Title) -> [String] {
    [
      title.id, title.title, CellList.join(title.authors), title.publisher ?? "", title.year.map(String.init) ?? "",
      title.isbn ?? "", title.classification ?? "", title.callNumber ?? "", CellList.join(title.subjects),
      title.kind.rawValue,
    ]
  }

  private static func cells(_ copy: Item?) -> [String] {
    [copy?.inventoryNumber, copy?.barcode, copy?.location, copy?.shelf, copy?.status.rawValue].map { $0 ?? "" }
  }

  private func loans(_ connection: Connection, _ write: ([UInt8]) throws -> Void) throws {
    try write(
      head([
        Phrase("ID pinjaman", "Loan ID"), Phrase("Nomor anggota", "Member number"), Phrase("Nama", "Name"),
        Phrase("Nomor inventaris", "Inventory number"), Phrase("Judul", "Title"), Phrase("Dipinjam", "Lent"),
        Phrase("Tanggal kembali", "Due"), Phrase("Perpanjangan", "Extensions"), Phrase("Dikembalikan", "Returned"),
        Phrase("Hari terlambat", "Days late"),
      ]))
    try pages({ try Loans.page(after: $0, limit: Self.pageSize, in: connection) }, write) { (record: Loans.Entitled) in
      let (loan, member) = (record.loan, try Members.find(id: record.loan.member, in: connection)?.member)
      return CSVWriter.row([
        loan.id, member?.number ?? "", member?.name ?? "", loan.item, record.title, time(loan.lentAt),
        loan.due.description, String(loan.extensions), loan.returnedAt.map(time) ?? "",
        record.lateDays.map(String.init) ?? "",
      ])
    }
  }

  private func holds(_ connection: Connection, _ write: ([UInt8]) throws -> Void) throws {
    try write(
      head([
        Phrase("ID pesanan", "Hold ID"), Phrase("Nomor anggota", "Member number"), Phrase("Nama", "Name"),
        Phrase("ID judul", "Title ID"), Phrase("Judul", "Title"), Phrase("Dipesan", "Placed"),
        Phrase("Keadaan", "State"),
        Phrase("Nomor inventaris", "Inventory number"), Phrase("Disimpan sampai", "Kept until"),
      ]))
    try pages({ try Holds.page(after: $0, limit: Self.pageSize, in: connection) }, write) { (record: Holds.Entitled) in
      let hold = record.hold
      return CSVWriter.row([
        hold.id, record.memberNumber, record.memberName, hold.title, record.title,
        time(hold.placedAt), hold.state.rawValue, hold.item ?? "", hold.readyUntil?.description ?? "",
      ])
    }
  }

  private func marc(_ connection: Connection, _ write: ([UInt8]) throws -> Void) throws {
    try write(Array(MARCXMLWriter.head.utf8))
    try pages({ try Titles.page(after: $0, limit: Self.pageSize, in: connection) }, write) { (record: TitleRecord) in
      let copies = try Items.of(title: record.title.id, in: connection).map(\.item)
      return Array(MARCXMLWriter.record(record.title, copies: copies).utf8)
    }
    try write(Array(MARCXMLWriter.foot.utf8))
  }

  private func head(_ names: [Phrase]) -> [UInt8] {
    CSVWriter.byteOrderMark + CSVWriter.row(names.map { $0[language] })
  }

  private func time(_ moment: Date) -> String { "\(zone.date(of: moment)) \(zone.time(of: moment))" }

  private static let pageSize = 500

  /// Walks over a table page by page, so that none is held whole in memory.
  private func pages<Record>(
    _ page: (Int64) throws -> [(seq: Int64, record: Record)], _ write: ([UInt8]) throws -> Void,
    _ bytes: (Record) throws -> [UInt8]
  ) throws {
    var last: Int64 = 0
    while true {
      let rows = try page(last)
      guard let end = rows.last?.seq else { return }
      try write(try rows.flatMap { try bytes($0.record) })
      last = end
    }
  }
}
