import Calendars
import Testing

@testable import Exchange

@Suite("Plain tables with a header") struct PlainTableTests {
  @Test("columns are known by their Indonesian and English names, in any order and case")
  func names() throws {
    let members = try ImportKind.members.rows("nama anggota;NIP;E-MAIL\nSiti;198503142009122003;siti@contoh.id\n")
    #expect(members.first?.member == MemberRow(number: "198503142009122003", name: "Siti", email: "siti@contoh.id"))
    let english = try ImportKind.members.rows("Name,Member number,Valid until\nSiti,A-1,2027-12-31")
    #expect(english.first?.member == MemberRow(number: "A-1", name: "Siti", validUntil: "2027-12-31"))
  }

  @Test("an unknown, doubled or missing column is refused, with the nearest known name")
  func wrongHeader() throws {
    func refusal(_ header: String) -> String? {
      do {
        _ = try ImportKind.members.rows(header + "\na,b,c")
        return nil
      } catch { return (error as? UnreadableFile)?.reason.id }
    }
    #expect(refusal("Nomor,Namma,Unit")?.contains("Nama") == true)
    #expect(refusal("Nomor,Nama,Golongan darah")?.contains("Jenis anggota") == true)
    #expect(refusal("Nomor,Nama,nama")?.contains("dua kali") == true)
    #expect(refusal("Nomor,Unit")?.contains("Nama") == true)
    #expect(refusal("198503142009122003,Siti,Biro Umum")?.contains("nama kolom: Nomor, Nama") == true)
    #expect(refusal("198503142009122003,Siti,Biro Umum")?.contains("Siti") == false)
    #expect(refusal("") != nil)
  }

  @Test("a title's row has its copy, if it has one, and kinds and statuses in people's words")
  func catalogue() throws {
    let rows = try ImportKind.catalogue.rows(
      """
      Judul,Penulis,Jenis,Nomor induk,Rak,Status,Tahun
      Hukum Pajak,"Andi; Budi",Majalah,B-1,336.2,Baca di tempat,2019
      Tanpa eksemplar,,,,,,
      Tanpa nomor,,,,332,,
      """)
    let title = try #require(rows.first?.title)
    #expect(title.authors == ["Andi", "Budi"])
    #expect(title.kind == "periodical")
    #expect(title.copies == [CopyRow(inventoryNumber: "B-1", shelf: "336.2", status: "referenceOnly")])
    #expect(rows.dropFirst().map { $0.title?.copies } == [[], [CopyRow(shelf: "332")]])
  }

  @Test(
    "a date is read as people and spreadsheets write it, with or without an hour behind it",
    arguments: [
      ("1/2/2027 00:00", "2027-02-01"), ("01/02/2027", "2027-02-01"), ("1-2-2027 0:00:00", "2027-02-01"),
      ("2027-2-1T00:00:00", "2027-02-01"), ("2027-02-01 00:00:00", "2027-02-01"),
      ("1 Februari 2027", "1 Februari 2027"), ("31 12 2027", "2027-12-31"), ("31 / 12 / 2027 08:00", "2027-12-31"),
      ("31/02/2027", "31/02/2027"), ("2027-02-01-03", "2027-02-01-03"), ("", ""),
    ])
  func dates(written: String, date: String) throws {
    let row = try ImportKind.members.rows("Nomor;Nama;Berlaku sampai\nA-1;Siti;\(written)\n").first?.member
    #expect(row?.validUntil == date)
  }

  @Test("the guard that an export puts before formulas is taken off, and a surplus cell is told")
  func guarded() throws {
    let rows = try ImportKind.members.rows("Nomor,Nama,Telepon\nA-1,Siti,'+62811000111,lebih\n")
    #expect(rows.first?.member?.phone == "+62811000111")
    #expect(rows.first?.notes.map(\.grade) == [.changed])
  }
}
