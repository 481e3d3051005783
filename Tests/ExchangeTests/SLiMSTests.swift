import Testing

@testable import Exchange

@Suite("SLiMS' three tables") struct SLiMSTests {
  private static let biblioHeader =
    "\"title\",\"gmd_name\",\"edition\",\"isbn_issn\",\"publisher_name\",\"publish_year\",\"collation\","
    + "\"series_title\",\"call_number\",\"language_name\","
    + "\"place_name\",\"classification\",\"notes\",\"image\",\"sor\",\"authors\","
    + "\"topics\",\"item_code\"\n"
  private static let itemHeader =
    "\"item_code\",\"call_number\",\"coll_type_name\",\"inventory_code\",\"received_date\",\"supplier_name\","
    + "\"order_no\",\"location_name\",\"order_date\",\"item_status_name\",\"site\",\"source\",\"invoice\",\"price\","
    + "\"price_currency\",\"invoice_date\",\"input_date\",\"last_update\",\"title\",\n"

  private func item(_ code: String, status: String = "", type: String = "Textbook", title: String) -> String {
    let cells = [
      code, "332 AND p", type, "INV-\(code)", "2020-01-02", "", "", "Lantai 2", "", status, "Rak 7", "1", "", "0",
      "Rupiah", "", "2020-01-02 08:00:00", "2020-01-02 08:00:00", title,
    ]
    return cells.map { "\"\($0)\"" }.joined(separator: ",") + "\n"
  }

  @Test(
    "the bibliography: doubled quotes, line breaks as two signs, lists in angle brackets", arguments: [true, false])
  func biblio(hasHeader: Bool) throws {
    let row =
      #""Ekonomi ""Makro""\n\nJilid 2","Text","Ed. 2","979-1","Gramedia","2019","x","","332 AND e","Indonesia","#
      + #""Jakarta","332","","","","<Andi, S.><Budi>","<EKONOMI><UANG>","<B001><B002>""# + "\n"
    let rows = try ImportKind.slimsBiblio.rows((hasHeader ? Self.biblioHeader : "") + row)
    #expect(rows.count == 1)
    let title = try #require(rows.first?.title)
    #expect(title.title == "Ekonomi \"Makro\" Jilid 2")
    #expect(title.authors == ["Andi, S.", "Budi"])
    #expect(title.subjects == ["EKONOMI", "UANG"])
    #expect(title.copies.map(\.inventoryNumber) == ["B001", "B002"])
    #expect([title.kind, title.publisher, title.year, title.callNumber] == ["book", "Gramedia", "2019", "332 AND e"])
    #expect(rows.first?.line == (hasHeader ? 2 : 1))
  }

  @Test("items: quotes inside cells are not escaped, and the header ends in a stray separator")
  func items() throws {
    let text = Self.itemHeader + item("B001", title: #"Kata "satu" dan "dua""#) + item("B002", title: #"", akhir"#)
    let rows = try ImportKind.slimsItem.rows(text)
    #expect(rows.map { $0.copy?.title } == [#"Kata "satu" dan "dua""#, #"", akhir"#])
    #expect(rows.first?.copy?.barcode == "INV-B001")
    #expect(rows.first?.copy?.shelf == "Rak 7")
    #expect(rows.first?.copy?.location == "Lantai 2")
  }

  @Test("items: what looks like a border inside a title is told, and a broken line costs no other row")
  func damagedItems() throws {
    let text =
      item("B001", title: #"Kata "satu","dua" lagi"#) + "\"B002\",\"terputus\n" + item("B003", title: "Baik")
      + item("B004", title: "Judul\nterpotong")
    let rows = try ImportKind.slimsItem.rows(text)
    #expect(rows.map { $0.copy?.title } == [#"Kata "satu","dua" lagi"#, nil, "Baik", "Judul\nterpotong"])
    #expect(rows.map { $0.notes.map(\.grade) } == [[.doubtful], [.skipped], [], []])
    #expect(rows.map(\.line) == [1, 2, 3, 4])
  }

  @Test("items: SLiMS' statuses and reference collections become ours")
  func statuses() throws {
    let text =
      item("1", status: "Repair", title: "a") + item("2", status: "No Loan", title: "a")
      + item("3", status: "Missing", title: "a") + item("4", type: "Reference", title: "a") + item("5", title: "a")
    #expect(
      try ImportKind.slimsItem.rows(text).map { $0.copy?.status } == [
        "repair", "referenceOnly", "lost", "referenceOnly", "",
      ])
  }

  @Test("members: backslash escapes, zero dates, a nineteenth column")
  func members() throws {
    let row =
      #""M001","Nur \"Ani\" O\'Brien","0","Standard","ani@contoh.id","Jl. A\nBlok B","","Biro Umum","0","","","#
      + #""0812-345-678","","2020-01-01","2020-01-01","0000-00-00","","","hash""# + "\n"
    let rows = try ImportKind.slimsMember.rows(row)
    #expect(
      rows.first?.member
        == MemberRow(
          number: "M001", name: "Nur \"Ani\" O'Brien", unit: "Biro Umum", email: "ani@contoh.id", phone: "0812-345-678",
          type: "Standard", validUntil: "0000-00-00"))
  }

  @Test("another table's header, or too few columns, is told")
  func mixedUp() throws {
    #expect(throws: UnreadableFile.self) { try ImportKind.slimsBiblio.rows(Self.itemHeader) }
    let rows = try ImportKind.slimsBiblio.rows("\"a\",\"b\"\n")
    #expect(rows.first?.notes.map(\.grade) == [.skipped])
  }
}
