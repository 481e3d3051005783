import Calendars
import Circulation
import Foundation
import Records
import TicketCore

/// The library's lists as tables for a spreadsheet.
struct LibraryTables {
  /// More rows than a spreadsheet shows well.
  static let mostRows = 100_000

  let library: Library
  let language: Language

  /// What is out, with who has it and how late it is.
  func loans(_ found: [(loan: Loans.Entitled, member: MemberRecord)], today: LocalDate) -> [UInt8] {
    let heads: [Phrase] = [
      Phrase("Jatuh tempo", "Due"), Phrase("Terlambat (hari)", "Days late"), Self.inventoryNumber, Self.title,
      Phrase("Dipinjam", "Lent"), Phrase("Perpanjangan", "Extensions"), Self.member, Self.name,
      Phrase("Unit", "Unit"), Phrase("E-mail", "E-mail"), Phrase("Telepon", "Phone"),
    ]
    let rows = found.map { entitled, record in
      let (loan, member) = (entitled.loan, record.member)
      let late = library.rules.ruleOfLoan(member.type, loan.kind).lateDays(loan.due, returned: today)
      return [
        loan.due.description, late == 0 ? "" : String(late), loan.item, entitled.title, day(loan.lentAt),
        String(loan.extensions), member.number, member.name, member.unit ?? "", member.email ?? "", member.phone ?? "",
      ]
    }
    return table(heads, rows)
  }

  /// Who waits for what.
  func holds(_ found: [Holds.Entitled]) -> [UInt8] {
    let heads: [Phrase] = [
      Self.title, Phrase("Urutan", "Position"), Self.member, Self.name, Phrase("Dipesan", "Placed"),
      Phrase("Eksemplar di meja", "Copy at the desk"), Phrase("Disimpan sampai", "Kept until"),
    ]
    let rows = found.map { entitled in
      let hold = entitled.hold
      return [
        entitled.title, String(entitled.position), entitled.memberNumber, entitled.memberName, day(hold.placedAt),
        hold.item ?? "", hold.readyUntil?.description ?? "",
      ]
    }
    return table(heads, rows)
  }

  /// The day's figures, a line each.
  func day(_ day: LibraryDayAnswer) -> [UInt8] {
    let acts: [(Phrase, Int)] = [
      (Phrase("Peminjaman", "Loans"), day.loans), (Phrase("Pengembalian", "Returns"), day.returns),
      (Phrase("Perpanjangan", "Extensions"), day.extensions), (Phrase("Pesanan", "Holds"), day.holds),
      (Phrase("Anggota baru", "New members"), day.registered), (Phrase("Sedang dipinjam", "On loan now"), day.out),
      (Phrase("Terlambat", "Overdue now"), day.overdue),
    ]
    let groups: [(Phrase, [(Phrase, Int)])] = [
      (Phrase("Kegiatan", "Acts"), acts),
      (Phrase("Pengunjung menurut jenis anggota", "Visitors by member type"), counted(day.borrowers)),
      (Phrase("Peminjaman menurut kelas", "Loans by class"), counted(day.classes)),
    ]
    let rows = groups.flatMap { group, lines in
      lines.map { [day.date.description, group[language], $0[language], String($1)] }
    }
    let heads: [Phrase] = [
      Phrase("Tanggal", "Date"), Phrase("Kelompok", "Group"), Phrase("Hal", "What"), Phrase("Jumlah", "Count"),
    ]
    return table(heads, rows)
  }

  private func counted(_ counts: [LibraryDayAnswer.Count]) -> [(Phrase, Int)] { counts.map { ($0.label, $0.count) } }

  /// What a stock-take found, and what it did not find.
  func stock(_ findings: [(finding: Phrase, lines: [StockTakes.Line])]) -> [UInt8] {
    let heads: [Phrase] = [
      Phrase("Temuan", "Finding"), Self.inventoryNumber, Self.title, Phrase("Rak", "Shelf"),
      Phrase("Ditemukan di", "Found at"), Phrase("Status", "Status"),
    ]
    let rows = findings.flatMap { finding, lines in
      lines.map { line in
        [
          finding[language], line.number, line.title ?? "", line.shelf ?? "", line.foundAt ?? "",
          line.status?.label[language] ?? "",
        ]
      }
    }
    return table(heads, rows)
  }

  private static let inventoryNumber = Phrase("Nomor inventaris", "Inventory number")
  private static let title = Phrase("Judul", "Title")
  private static let member = Phrase("NIP atau nomor anggota", "NIP or member number")
  private static let name = Phrase("Nama", "Name")

  private func table(_ heads: [Phrase], _ rows: [[String]]) -> [UInt8] {
    CSV.encode([heads.map { $0[language] }] + rows)
  }

  private func day(_ moment: Date) -> String { library.zone.date(of: moment).description }
}

extension StockFinding {
  /// What people read.
  var label: Phrase {
    switch self {
    case .present: Phrase("di tempatnya", "in its place")
    case .wrongPlace: Phrase("salah tempat", "in the wrong place")
    case .unexpected: Phrase("tidak seharusnya di rak", "should not be on a shelf")
    case .unknown: Phrase("nomor tidak dikenal", "unknown number")
    case .missing: Phrase("tidak ditemukan", "missing")
    }
  }
}
