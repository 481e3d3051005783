import Circulation
import Foundation
import Testing

@testable import Exchange

@Suite("MARC 21") struct MARCTests {
  /// A record in ISO 2709: controls and fields by tag, indicators and `$a…` parts.
  private func iso(_ fields: [(String, String)], leader: String = "     nam a22     4a 4500") -> [UInt8] {
    isoBytes(leader, fields.map { ($0.0, Array($0.1.replacing("$", with: "\u{1F}").utf8)) })
  }

  private func isoBytes(_ leader: String, _ fields: [(String, [UInt8])]) -> [UInt8] {
    var (directory, data): (String, [UInt8]) = ("", [])
    for (tag, bytes) in fields {
      directory += tag + String(format: "%04d%05d", bytes.count + 1, data.count)
      data += bytes + [0x1E]
    }
    let base = 24 + directory.utf8.count + 1
    var head = Array(leader.utf8)
    head.replaceSubrange(0..<5, with: String(format: "%05d", base + data.count + 1).utf8)
    head.replaceSubrange(12..<17, with: String(format: "%05d", base).utf8)
    return head + Array(directory.utf8) + [0x1E] + data + [0x1D]
  }

  private let koha: [(String, String)] = [
    ("001", "4711"), ("003", "ID-JaPKK"), ("008", "200101s2018    io            000 0 ind d"),
    ("020", "  $a9789790000001 (jil. 1)"), ("082", "04$a336.2"), ("090", "  $a336.2$bAND h"),
    ("100", "1 $aAndi, S.,"), ("245", "10$aHukum pajak :$bteori dan praktik /$cAndi."),
    ("260", "  $aJakarta :$bGramedia,$cc2019."), ("650", " 4$aPajak$zIndonesia."), ("700", "1 $aBudi"),
    ("952", "  $aPUSAT$cLantai 2$iINV-1$o336.2 AND$pBAR-1$71"), ("952", "  $pBAR-2$11"),
  ]

  @Test("Koha's records: ISBD signs dropped, items of 952 with their flags", arguments: [3, 4096])
  func kohaItems(piece: Int) throws {
    let rows = try ImportKind.marc.rows(iso(koha) + [0x0A] + iso(koha), piece: piece)
    #expect(rows.count == 2)
    let title = try #require(rows.first?.title)
    #expect(title.title == "Hukum pajak : teori dan praktik")
    #expect(title.authors == ["Andi, S.", "Budi"])
    #expect([title.publisher, title.year, title.isbn] == ["Gramedia", "2019", "9789790000001"])
    #expect([title.classification, title.callNumber, title.kind] == ["336.2", "336.2 AND h", "book"])
    #expect(title.subjects == ["Pajak -- Indonesia."])
    #expect(title.origin == "marc:ID-JaPKK:4711")
    #expect(
      title.copies == [
        CopyRow(
          inventoryNumber: "INV-1", barcode: "BAR-1", location: "Lantai 2", shelf: "336.2 AND",
          status: "referenceOnly"),
        CopyRow(inventoryNumber: "BAR-2", status: "lost"),
      ])
  }

  @Test("INLISLite's records: accession numbers in 990, call number in 084, serials by their leader")
  func inlis() throws {
    let fields = [
      ("022", "  $a0126-1234"), ("084", "  $a050 MAJ"), ("245", "00$aMajalah Anggaran"),
      ("990", "  $a001/2019$a002/2019"),
    ]
    let title = try #require(try ImportKind.marc.rows(iso(fields, leader: "     nas a22     4a 4500")).first?.title)
    #expect(title.kind == "periodical")
    #expect([title.isbn, title.callNumber] == ["0126-1234", "050 MAJ"])
    #expect(title.copies.map(\.inventoryNumber) == ["001/2019", "002/2019"])
    #expect(title.origin == nil)
  }

  @Test("MARC-8 accents stand before their letter")
  func marc8() throws {
    let name = Array("00\u{1F}aRen".utf8) + [0xE2] + Array("e ".utf8) + [0xB2]
    let bytes = isoBytes("     nam  22     4a 4500", [("245", name)])
    let title = try #require(try ImportKind.marc.rows(bytes).first?.title)
    #expect(title.title.precomposedStringWithCanonicalMapping == "René ø")
  }

  @Test("a damaged record costs no other, and an authority record is no title")
  func damaged() throws {
    let broken = Array("00099nam a22000994a 4500245001".utf8) + [0x1E, 0x1D]
    let authority = iso([("100", "1 $aAndi")], leader: "     nz  a22     4a 4500")
    let rows = try ImportKind.marc.rows(broken + authority + iso(koha))
    #expect(rows.map { $0.title != nil } == [false, false, true])
    #expect(rows.map(\.line) == [1, 2, 3])
    #expect(throws: UnreadableFile.self) { try ImportKind.marc.rows("Judul,Pengarang\n") }
  }

  @Test("MARCXML is read with any prefix, and what is no XML any more is told with its line")
  func xml() throws {
    let text = """
      <?xml version="1.0"?>
      <marc:collection xmlns:marc="http://www.loc.gov/MARC21/slim">
      <marc:record><marc:leader>00000nam a2200000 a 4500</marc:leader>
      <marc:datafield tag="245" ind1="0" ind2="0"><marc:subfield code="a">Uang &amp; Bank &lt;1&gt;</marc:subfield>
      </marc:datafield>
      <marc:datafield tag="952" ind1=" " ind2=" "><marc:subfield code="i">B-1</marc:subfield></marc:datafield>
      </marc:record>
      <marc:record><marc:leader>
      """
    let rows = try ImportKind.marc.rows(text, piece: 50)
    #expect(rows.count == 2)
    #expect(rows.first?.title?.title == "Uang & Bank <1>")
    #expect(rows.first?.title?.copies == [CopyRow(inventoryNumber: "B-1")])
    #expect(rows.first?.line == 3)
    #expect(rows.last?.notes.map(\.grade) == [.skipped])
  }

  @Test("text that stands in CDATA is text like any other")
  func characterData() throws {
    let text = """
      <collection><record><leader>00000nam a2200000 a 4500</leader>
      <datafield tag="245" ind1="0" ind2="0"><subfield code="a">Uang <![CDATA[& Bank <é>]]> lagi</subfield></datafield>
      </record></collection>
      """
    #expect(try ImportKind.marc.rows(text).first?.title?.title == "Uang & Bank <é> lagi")
  }

  @Test("what Loket writes as MARCXML it reads as it was")
  func ownRecords() throws {
    let title = Title(
      id: "01930a20-0000-7000-8000-000000000001", title: "A & B : \"c\" /", authors: ["Andi, S.", "Budi <b>"],
      publisher: "P,", year: 2019, isbn: "979-1", classification: "336.2", callNumber: "336 AND",
      subjects: ["Pajak", "Uang -- Sejarah"], kind: .cd)
    let copies = [
      Item(inventoryNumber: "B-1", barcode: "X1", title: title.id, location: "L2", shelf: "R1", status: .repair),
      Item(inventoryNumber: "B-2", title: title.id, status: .onLoan),
    ]
    let text = MARCXMLWriter.head + MARCXMLWriter.record(title, copies: copies) + MARCXMLWriter.foot
    let row = try #require(try ImportKind.marc.rows(text, piece: 33).first?.title)
    #expect(row.id == title.id)
    #expect([row.title, row.publisher, row.year, row.isbn] == [title.title, "P,", "2019", "979-1"])
    #expect([row.classification, row.callNumber, row.kind] == ["336.2", "336 AND", "cd"])
    #expect(row.authors == title.authors)
    #expect(row.subjects == title.subjects)
    #expect(
      row.copies == [
        CopyRow(inventoryNumber: "B-1", barcode: "X1", location: "L2", shelf: "R1", status: "repair"),
        CopyRow(inventoryNumber: "B-2"),
      ])
  }
}
