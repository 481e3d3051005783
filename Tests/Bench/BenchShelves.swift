import Foundation
import TestServices

/// A library for the bench: so many copies, two of each title, and members who may borrow, moved in by `loket import`.
struct BenchShelves {
  let items: Int
  let members: Int

  private static let subjects = [
    "Hukum", "Ekonomi", "Keuangan", "Anggaran", "Perbendaharaan", "Pajak", "Akuntansi", "Statistika", "Manajemen",
    "Administrasi", "Sejarah", "Pendidikan", "Perdagangan", "Pemerintahan", "Teknologi", "Perpustakaan",
  ]
  private static let aspects = [
    "Negara", "Daerah", "Publik", "Indonesia", "Syariah", "Internasional", "Terapan", "Modern", "Pembangunan", "Desa",
    "Kota", "Organisasi", "Digital", "Perbandingan", "Lingkungan",
  ]
  private static let families = [
    "Santoso", "Rahmawati", "Wijaya", "Nasution", "Siregar", "Lubis", "Hidayat", "Kusuma", "Pratama", "Wibowo",
    "Simanjuntak", "Handayani", "Setiawan", "Gultom", "Maulana", "Utami",
  ]

  /// The words of a title, all from its place.
  static func title(_ index: Int) -> String {
    let (subject, aspect) = (subjects[index % subjects.count], aspects[index / 7 % aspects.count])
    return "Pengantar \(subject) \(aspect) jilid \(index / 240)"
  }

  /// What visitors and librarians type, letter by letter or by a scanner.
  func query(_ index: Int) -> String {
    let place = index &* 7919 % (items / 2)
    let words = Self.title(place).split(separator: " ")
    return switch index % 8 {
    case 0: String(words[1].prefix(3))
    case 1: "\(words[1]) \(words[2].prefix(4))"
    case 2: "\(words[1]) \(words[2]) \(words[4])"
    case 3: "\(Self.families[place % Self.families.count]) \(words[1])"
    case 4: isbn(place)
    case 5: "B\(place * 2)"
    case 6: "\(words[2]) \(words[4])"
    default: "pengantar \(words[1].prefix(2))"
    }
  }

  private func isbn(_ index: Int) -> String { "978602\(1_000_000 + index)" }

  /// The body of a loan by a client of its own: each has a member and a copy.
  func loan(of client: Int) -> [UInt8] {
    Array("{\"nip\":\"T-\(client)\",\"inventoryNumber\":\"B\(client * 2)\"}".utf8)
  }

  /// Moves catalogue and members in beside the serving desk, the members last; answers the catalogue's rows a second.
  @discardableResult
  func moveIn(to server: LoketServer, in folder: URL) throws -> Double {
    var catalogue = "Judul,Pengarang,Tahun,ISBN,Klasifikasi,Subjek,Nomor inventaris,Lokasi,Rak\n"
    for item in 0..<items {
      let index = item / 2
      catalogue += """
        \(Self.title(index)),"\(Self.families[index % Self.families.count]), A.",\(1980 + index % 45),\(isbn(index)),\
        \(index % 1000),\(Self.subjects[index % Self.subjects.count]),B\(item),Lantai 2,Rak \(index % 90)\n
        """
    }
    let rate = try load("catalogue", catalogue, rows: items, server, folder)
    let people = (0..<members).map { "T-\($0),Anggota \($0)\n" }.joined()
    try load("members", "Nomor,Nama\n" + people, rows: members, server, folder)
    return rate
  }

  /// Puts four more of everything beside what there is, with the server at rest: five times the library in seconds.
  static func multiply(in server: LoketServer) throws {
    server.stop()
    try RawDatabase(server.data.appending(path: "loket.sqlite").path).execute(
      """
      BEGIN;
      CREATE TEMP TABLE grown AS SELECT max(seq) AS seq FROM titles;
      INSERT INTO titles (
        id, version, title, authors, publisher, year, isbn, classification, call_number, subjects, kind, updated_at
      )
      SELECT value || substr(titles.id, 2), 1, title || value, authors, publisher, year, value || isbn, classification,
        call_number, subjects, kind, updated_at
      FROM titles, json_each('[1, 2, 3, 4]');
      INSERT INTO items (inventory_number, version, title, location, shelf, status, updated_at)
      SELECT value || '-' || inventory_number, 1, value || substr(title, 2), location, shelf, status, updated_at
      FROM items, json_each('[1, 2, 3, 4]');
      INSERT INTO titles_text (rowid, title, authors, subjects, isbn, call_number, items)
      SELECT seq, title, authors, subjects, isbn, call_number, (
        SELECT group_concat(inventory_number, ' ') FROM items WHERE items.title = titles.id
      )
      FROM titles
      WHERE seq > (SELECT seq FROM grown);
      COMMIT;
      """)
    try server.start()
  }

  @discardableResult
  private func load(
    _ kind: String, _ text: String, rows: Int, _ server: LoketServer, _ folder: URL
  ) throws -> Double {
    let file = folder.appending(path: "\(kind).csv")
    try Data(text.utf8).write(to: file)
    let start = ContinuousClock.now
    let command = try LoketCommand(["import", kind, file.path, "--data", server.data.path], home: folder)
    guard command.status == 0 else { throw LoadFailed() }
    return Double(rows) / ((ContinuousClock.now - start) / .seconds(1))
  }
}
