import Foundation
import TestServices
import Testing

/// A library moves in: its files are taken over by the command, beside a serving desk.
@Suite struct ImportScenarios {
  private let home: URL

  init() throws {
    home = FileManager.default.temporaryDirectory.appending(path: "loket-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
  }

  private func loket(
    _ words: String..., data: URL? = nil, language: String = "C.UTF-8", prelude: String? = nil
  ) throws -> LoketCommand {
    try LoketCommand(
      words + ["--data", (data ?? self.data).path], language: language, home: home, prelude: prelude)
  }

  private var data: URL { home.appending(path: "data") }

  private func file(_ name: String, _ text: String) throws -> String {
    let path = home.appending(path: name)
    try Data(text.utf8).write(to: path)
    return path.path
  }

  private static let members = """
    NIP;Nama;Surel;Telepon;Jenis anggota;Berlaku sampai
    198503142009122003;Siti Rahmawati;siti@contoh.id;0812-3450-0001;Pegawai;31/12/2027
    0012;Budi;bukan-surel;;Peneliti;
    198503142009152;Salah Tulis;;;;
    M-7;Nur;;;tamu;2027-13-40

    """

  private static let catalogue = """
    Judul,Pengarang,Tahun,Jenis,Nomor induk,Rak,Status
    Hukum Pajak,"Andi, S.; Budi",2019,Buku,B-1,336.2,
    Hukum Pajak,"Andi, S.; Budi",2019,Buku,B-2,336.2,Baca di tempat
    Majalah Anggaran,,cet. 2020,Majalah,,,

    """

  @Test(
    "a rehearsal says what would happen and writes nothing; the run then says the same, and a second changes nothing")
  func rehearsal() throws {
    let path = try file("anggota.csv", Self.members)
    let rehearsal = try loket("import", "members", path, "--dry-run")
    #expect(rehearsal.status == 0)
    #expect(!FileManager.default.fileExists(atPath: data.path))
    let run = try loket("import", "members", path)
    #expect(
      rehearsal.output.split(separator: "\n").filter { $0.hasPrefix("baris") }
        == run.output.split(separator: "\n").filter { $0.hasPrefix("baris") })
    #expect(run.output.contains("4 baris dibaca: 2 menambah, 0 mengubah, 0 sudah ada, 2 dilewati."))
    let before = try loket("export", "members").output
    #expect(try loket("import", "members", path, "--dry-run").output.contains("2 sudah ada"))
    #expect(try loket("import", "members", path).output.contains("0 menambah, 0 mengubah, 2 sudah ada, 2 dilewati"))
    #expect(try loket("export", "members").output == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: data.path).allSatisfy { !$0.hasPrefix("rehearsal") })
  }

  @Test("a rehearsal never works in a folder that somebody else has made ready for it")
  func plantedFolder() throws {
    let path = try file("anggota.csv", Self.members)
    #expect(try loket("import", "members", path).status == 0)
    let planted = data.appending(path: "loket.sqlite").path
    let run = try loket(
      "import", "members", path, "--dry-run", data: home.appending(path: "belum-ada"),
      prelude: "mkdir -m 777 /tmp/rehearsal-$$; cp '\(planted)' /tmp/rehearsal-$$/loket.sqlite")
    #expect(run.output.contains("4 baris dibaca: 2 menambah, 0 mengubah, 0 sudah ada, 2 dilewati."))
  }

  @Test("the report names line and reason, on the terminal and as a table, and never what stands in a field")
  func report() throws {
    let (path, table) = (try file("anggota.csv", Self.members), home.appending(path: "laporan.csv"))
    let run = try loket("import", "members", path, "--report", table.path, language: "en_GB.UTF-8")
    #expect(
      run.output.contains(
        "line 3: changed: E-mail address is not valid; write it like name@example.go.id. It was left empty."))
    #expect(run.output.contains("line 4: skipped: NIP (civil servant number) is not valid"))
    #expect(run.output.contains("line 5: skipped: "))
    let lines = try String(contentsOf: table, encoding: .utf8).split(separator: "\r\n")
    #expect(lines.first?.hasSuffix("Line,Result,Reason") == true)
    #expect(lines.filter { $0.hasPrefix("3,") }.count == 3)
    for secret in ["Siti", "Budi", "Nur", "bukan-surel", "1985", "0012"] {
      #expect(!run.output.contains(secret))
      #expect(!lines.joined().contains(secret))
    }
    #expect(run.errors.isEmpty, "no bar where nobody watches")
  }

  @Test("a copy that has a place and no number is told, and its title is taken over without it")
  func copyWithoutNumber() throws {
    let text = "Judul,Rak,Nomor induk\nHukum Pajak,336.2,\n"
    let run = try loket("import", "catalogue", try file("katalog.csv", text))
    #expect(run.output.contains("baris 2: diubah: Nomor inventaris belum diisi. Eksemplarnya tidak diambil."))
    #expect(run.output.contains("1 baris dibaca: 1 menambah"))
  }

  @Test("a report is not written over the file that is imported, by whatever name, and a full disk is told in a line")
  func reportNowhere() throws {
    let path = try file("anggota.csv", Self.members)
    let link = home.appending(path: "tautan.csv")
    try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: path)
    for name in [path, link.path] {
      let run = try loket("import", "members", path, "--report", name)
      #expect(run.status == 2)
      #expect(run.errors.contains("--report: \(name) adalah berkas yang diimpor"))
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == Self.members)
    #expect(!FileManager.default.fileExists(atPath: data.path))
    let many = "Nomor;Nama;Berlaku sampai\n" + String(repeating: "198503142009152;;besok\n", count: 8_000)
    let table = home.appending(path: "laporan.csv").path
    // A file that may not grow any more stands for the full disk: blocks of 512 bytes.
    let full = try loket(
      "import", "members", try file("banyak.csv", many), "--dry-run", "--report", table,
      prelude: "trap '' XFSZ; ulimit -f 2048")
    #expect(full.status == 1)
    #expect(full.errors.hasPrefix("loket: --report: tidak dapat ditulis lagi"))
    #expect(full.errors.split(separator: "\n").count == 1)
  }

  @Test("a member without a NIP gets a number of the library's own and is found by the old one, too")
  func numbers() throws {
    let server = try LoketServer()
    _ = try loket("import", "members", try file("anggota.csv", Self.members), data: server.data)
    let desk = try server.client(as: "pustakawan")
    for number in ["0012", "A-0012"] {
      #expect(try desk.send("GET", "/api/members/\(number)").json["name"] as? String == "Budi")
    }
    let text = "Number,Name,Unit,Phone\n0012,Budi Santoso,Biro Umum,\n"
    let run = try loket("import", "members", try file("baru.csv", text), data: server.data)
    #expect(run.output.contains("baris 2: diubah: Diperbarui: nama, unit."))
    #expect(try desk.send("GET", "/api/members/A-0012").json["unit"] as? String == "Biro Umum")
  }

  @Test("the desk that serves beside an import tells its screens, finds what came in, and lends it")
  func besideTheDesk() throws {
    let server = try LoketServer()
    let desk = try server.client(as: "pustakawan")
    let listener = try server.client(as: "pustakawan")
    let stream = FileHandle(fileDescriptor: try listener.listen(), closeOnDealloc: true)
    #expect(try loket("import", "members", try file("a.csv", Self.members), data: server.data).status == 0)
    #expect(try loket("import", "catalogue", try file("k.csv", Self.catalogue), data: server.data).status == 0)
    var heard = ""
    while !(heard.contains("\"catalogue\"") && heard.contains("\"members\"")) {
      let piece = stream.availableData
      if piece.isEmpty { break }
      heard += String(decoding: piece, as: UTF8.self)
    }
    #expect(heard.contains("\"catalogue\"") && heard.contains("\"members\""))
    let found = try desk.send("GET", "/api/catalogue?q=hukum%20pajak").items
    #expect(found.count == 1)
    #expect((found.first?["items"] as? [Any])?.count == 2)
    let loan = try desk.send(
      "PUT", "/api/loans/\(WireClient.newID())", json: ["nip": "198503142009122003", "inventoryNumber": "B-1"])
    #expect(loan.status == 201, "\(loan.text)")
    let reference = try desk.send(
      "PUT", "/api/loans/\(WireClient.newID())", json: ["nip": "198503142009122003", "inventoryNumber": "B-2"])
    #expect(reference.json["type"] as? String == "item-not-lendable")
    #expect(
      try loket("import", "catalogue", try file("k.csv", Self.catalogue), data: server.data).output
        .contains("0 menambah, 0 mengubah, 3 sudah ada"))
    let now = try desk.send("GET", "/api/catalogue?q=B-1").items.first?["items"] as? [[String: Any]]
    #expect(now?.first { $0["inventoryNumber"] as? String == "B-1" }?["status"] as? String == "onLoan")
  }

  @Test("SLiMS moves in with its three tables; the copies hang on their titles")
  func slims() throws {
    let biblio = """
      "Ekonomi ""Makro"" Dasar","Text","","979-1","Gramedia","2019","","","332 AND e",\
      "Indonesia","Jakarta","332","","","","<Andi>","<EKONOMI>","<B001><B002>"
      "Ekonomi Mikro","Text","","","Gramedia","c2018","","","332 BUD e",\
      "Indonesia","Jakarta","332","","","","<Budi>","",""

      """
    func item(_ code: String, _ status: String, _ title: String) -> String {
      "\"\(code)\",\"332\",\"Textbook\",\"I-\(code)\",\"\",\"\",\"\",\"Lantai 2\",\"\",\"\(status)\",\"Rak 7\",\"\","
        + "\"\",\"\",\"\",\"\",\"\",\"\",\"\(title)\"\n"
    }
    let items =
      item("B001", "", "Ekonomi \"Makro\" Dasar") + item("B002", "Repair", "Ekonomi \"Makro\" Dasar")
      + item("B003", "No Loan", "Ekonomi Mikro") + item("B004", "", "Tidak ada")
    #expect(try loket("import", "slims-biblio", try file("b.csv", biblio)).output.contains("2 menambah"))
    let run = try loket("import", "slims-item", try file("i.csv", items))
    #expect(run.output.contains("baris 4: dilewati: Tidak ada judul yang persis sama"))
    #expect(run.output.contains("1 menambah, 2 mengubah, 0 sudah ada, 1 dilewati"))
    let again = try loket("import", "slims-item", home.appending(path: "i.csv").path)
    #expect(again.output.contains("0 menambah, 0 mengubah, 3 sudah ada, 1 dilewati"))
    let table = try loket("export", "catalogue").output
    for row in [
      "B001,I-B001,Lantai 2,Rak 7,available", "B002,I-B002,Lantai 2,Rak 7,repair",
      "B003,I-B003,Lantai 2,Rak 7,referenceOnly",
    ] { #expect(table.contains(row), "\(table)") }
    #expect(table.contains("Ekonomi Mikro,Budi,Gramedia,2018"))
  }

  @Test(
    "what is exported comes back the same in an empty folder, as a table and as MARCXML",
    arguments: ["catalogue", "marc"])
  func roundTrip(kind: String) throws {
    let hostile =
      "Judul,Pengarang,Subjek,Nomor induk,Barcode,Lokasi,Status\n"
      + "\"=1+1 & <b> \"\"x\"\";-2\",\"@Andi; B;;C\",\"'+Uang\",B-9,X9,\"'-Lantai\",hilang\n"
    _ = try loket("import", "catalogue", try file("k.csv", Self.catalogue))
    _ = try loket("import", "catalogue", try file("h.csv", hostile))
    _ = try loket("import", "members", try file("a.csv", Self.members))
    let copy = home.appending(path: "copy")
    let exported = home.appending(path: "ekspor").path
    #expect(try loket("export", kind, exported).status == 0)
    let run = try loket("import", kind, exported, data: copy)
    #expect(run.status == 0)
    #expect(!run.output.contains("baris 1:"), "\(run.output)")
    #expect(try loket("export", "catalogue", data: copy).output == loket("export", "catalogue").output)
    #expect(try loket("export", "members", exported).status == 0)
    _ = try loket("import", "members", exported, data: copy)
    #expect(try loket("export", "members", data: copy).output == loket("export", "members").output)
    let table = try loket("export", "catalogue").output
    #expect(!table.contains(",=1") && !table.contains("\"=1") && !table.contains(",@Andi"))
  }

  @Test("a newer MARC record corrects its title, a copy stays with the title that it hangs on, and the rest comes in")
  func marc() throws {
    func record(_ number: String, _ title: String, _ copies: [String]) -> String {
      let items = copies.map {
        "<datafield tag=\"952\" ind1=\" \" ind2=\" \"><subfield code=\"i\">\($0)</subfield></datafield>\n"
      }
      return """
        <record><leader>00000nam a2200000 a 4500</leader><controlfield tag="001">\(number)</controlfield>
        <datafield tag="245" ind1="0" ind2="0"><subfield code="a">\(title) /</subfield></datafield>
        \(items.joined())</record>

        """
    }
    func load(_ records: String...) throws -> String {
      let text = "<collection xmlns=\"http://www.loc.gov/MARC21/slim\">\n\(records.joined())</collection>"
      return try loket("import", "marc", try file("marc.xml", text)).output
    }
    #expect(try load(record("1", "Uang", ["B-1"]), record("2", "Bank", [])).hasPrefix("2 baris dibaca: 2 menambah"))
    let newer = try load(record("1", "Uang dan Bank", ["B-1", "B-2"]), record("2", "Bank", ["B-2"]))
    #expect(newer.contains("baris 2: diubah: Diperbarui: judul."))
    #expect(newer.contains("baris 7: diubah: Nomor inventaris ini sudah dipakai eksemplar judul lain"), "\(newer)")
    let table = try loket("export", "catalogue").output.split(separator: "\r\n")
    #expect(table.count == 4)
    #expect(table.filter { $0.contains("Uang dan Bank,") }.count == 2)
    #expect(table.filter { $0.contains(",Bank,") }.allSatisfy { !$0.contains("B-2") })
  }

  @Test("a title whose copy can't come in comes in without it, and the row says so instead of being skipped")
  func titleWithoutCopy() throws {
    let text =
      "Judul,Nomor induk,Status\nHukum Pajak,\(String(repeating: "9", count: 65)),\nBank,B-1,\n,B-2,\n"
    let run = try loket("import", "catalogue", try file("k.csv", text))
    #expect(run.output.contains("baris 2: diubah: Nomor inventaris"), "\(run.output)")
    #expect(run.output.contains("Eksemplarnya tidak diambil."))
    #expect(!run.output.contains("baris 2: dilewati"))
    #expect(run.output.contains("3 baris dibaca: 2 menambah, 0 mengubah, 0 sudah ada, 1 dilewati."))
  }

  @Test("of two rows that fold to one member number the second is skipped and names the first")
  func twice() throws {
    let text = "NIP,Nama\n0012,Budi\nA-0012,Bukan Budi\nm-7,Nur\nM-7,Nur\n"
    let path = try file("a.csv", text)
    let run = try loket("import", "members", path)
    #expect(run.output.contains("baris 3: dilewati: Nomor anggota ini sudah ada di baris 2."), "\(run.output)")
    #expect(run.output.contains("4 baris dibaca: 2 menambah, 0 mengubah, 0 sudah ada, 2 dilewati."))
    #expect(try loket("export", "members").output.contains("A-0012,Budi,"))
    #expect(try loket("import", "members", path).output.contains("0 menambah, 0 mengubah, 2 sudah ada, 2 dilewati"))
  }

  @Test("a membership that SLiMS ends on no date comes in without an end, and that is said")
  func endless() throws {
    let row =
      "\"M-1\",\"Nur\",\"0\",\"Pegawai\"" + String(repeating: ",\"\"", count: 11)
      + ",\"0000-00-00\",\"\",\"\"\n"
    let run = try loket("import", "slims-member", try file("m.csv", row))
    #expect(run.output.contains("baris 1: meragukan: Tanggal berlaku 0000-00-00"), "\(run.output)")
    #expect(run.output.contains("1 menambah"))
  }

  @Test("what the desk has corrected since stays the desk's, and a second run says so")
  func correctedAtTheDesk() throws {
    let server = try LoketServer()
    let desk = try server.client(as: "pustakawan")
    let members = try file("a.csv", "NIP,Nama,Unit,Blokir\nM-1,Nur,Biro,Buku hilang\nM-2,Adi,Biro,\n")
    let catalogue = try file("k.csv", "Judul,Nomor induk,Lokasi,Rak\nHukum,B-1,Lantai 1,340\nHukum,B-2,Lantai 1,340\n")
    for (kind, path) in [("members", members), ("catalogue", catalogue)] {
      #expect(try loket("import", kind, path, data: server.data).output.contains("2 menambah"))
    }
    let title = try #require(try desk.send("GET", "/api/catalogue?q=B-1").items.first?["id"] as? String)
    let member: [String: Any] = ["name": "Nur Aini", "unit": "Biro"]
    #expect(try desk.send("PUT", "/api/members/M-1", json: member).status == 200)
    let copy = ["title": title, "location": "Lantai 2", "shelf": "341"]
    #expect(try desk.send("PUT", "/api/items/B-1", json: copy).status == 200)
    func exported() throws -> [String] {
      try ["members", "catalogue"].map { try loket("export", $0, data: server.data).output }
    }
    let before = try exported()
    let again = try loket("import", "members", members, data: server.data).output
    #expect(again.contains("baris 2: meragukan: Sudah dikoreksi di meja; tidak diubah: nama, blokir."), "\(again)")
    #expect(again.contains("0 menambah, 0 mengubah, 2 sudah ada"))
    let copies = try loket("import", "catalogue", catalogue, data: server.data).output
    #expect(copies.contains("baris 2: meragukan: Sudah dikoreksi di meja; tidak diubah: lokasi, rak."), "\(copies)")
    #expect(copies.contains("0 menambah, 0 mengubah, 2 sudah ada"))
    #expect(try exported() == before)
  }

  @Test("a MARC title that the desk has corrected since is not put back")
  func correctedTitle() throws {
    let server = try LoketServer()
    let desk = try server.client(as: "pustakawan")
    let path = try file(
      "m.xml",
      """
      <collection xmlns="http://www.loc.gov/MARC21/slim"><record><leader>00000nam a2200000 a 4500</leader>
      <controlfield tag="001">7</controlfield>
      <datafield tag="245" ind1="0" ind2="0"><subfield code="a">Uagn</subfield></datafield></record></collection>
      """)
    _ = try loket("import", "marc", path, data: server.data)
    let id = try #require(try desk.send("GET", "/api/catalogue?q=uagn").items.first?["id"] as? String)
    #expect(try desk.send("PUT", "/api/titles/\(id)", json: ["title": "Uang"]).status == 200)
    let again = try loket("import", "marc", path, data: server.data).output
    #expect(again.contains("meragukan: Sudah dikoreksi di meja; tidak diubah: judul."), "\(again)")
    #expect(try desk.send("GET", "/api/titles/\(id)").json["title"] as? String == "Uang")
  }

  @Test("loans, past ones too, and holds are exported with who and when")
  func loans() throws {
    let server = try LoketServer()
    _ = try loket("import", "members", try file("a.csv", Self.members), data: server.data)
    _ = try loket("import", "catalogue", try file("k.csv", Self.catalogue), data: server.data)
    let desk = try server.client(as: "pustakawan")
    let title = try desk.send("GET", "/api/catalogue?q=hukum").items.first?["id"] as? String
    func put(_ path: String, _ body: [String: Any]) throws -> Int {
      try desk.send("PUT", "/api/\(path)/\(WireClient.newID())", json: body).status
    }
    #expect(try put("loans", ["nip": "198503142009122003", "inventoryNumber": "B-1"]) == 201)
    #expect(try put("returns", ["inventoryNumber": "B-1"]) == 201)
    #expect(try put("loans", ["nip": "198503142009122003", "inventoryNumber": "B-1"]) == 201)
    #expect(try put("holds", ["nip": "A-0012", "title": title ?? ""]) == 201)
    let loans = try loket("export", "loans", data: server.data).output.split(separator: "\r\n")
    #expect(loans.count == 3)
    #expect(loans.dropFirst().allSatisfy { $0.contains("198503142009122003,Siti Rahmawati,B-1,Hukum Pajak,") })
    let holds = try loket("export", "holds", data: server.data, language: "en_GB.UTF-8").output
    #expect(holds.contains("Hold ID,Member number"))
    #expect(holds.contains("A-0012,Budi,"))
  }

  @Test("an import that is killed leaves whole rows, and running it again brings what an undisturbed one brings")
  func killed() throws {
    let rows = (0..<8000).map { "Judul ke-\($0 / 2),Andi; Budi \($0 % 7),2019,B-\($0),Rak \($0 % 9)\n" }
    let path = try file("besar.csv", "Judul,Pengarang,Tahun,Nomor induk,Rak\n" + rows.joined())
    let process = Process()
    process.executableURL = LoketServer.executable
    process.arguments = ["import", "catalogue", path, "--data", data.path]
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    try wait("some rows are in") { try lines(loketIfThere()) > 200 }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    let cut = try lines(loket("export", "catalogue"))
    #expect((200..<8001).contains(cut), "\(cut)")
    #expect(try loket("import", "catalogue", path).output.contains("8000 baris dibaca"))
    let undisturbed = home.appending(path: "utuh")
    _ = try loket("import", "catalogue", path, data: undisturbed)
    func content(_ data: URL) throws -> [Substring] {
      try loket("export", "catalogue", data: data).output.split(separator: "\r\n")
        .map { $0.drop { $0 != "," } }
    }
    #expect(try content(data) == content(undisturbed))
    #expect(try loket("import", "catalogue", path).output.contains("0 menambah, 0 mengubah, 8000 sudah ada"))
  }

  private func loketIfThere() throws -> LoketCommand { try loket("export", "catalogue") }

  private func lines(_ command: LoketCommand) -> Int { command.output.split(separator: "\r\n").count }

  @Test("an unknown column, kind or file is refused in one line that says what there is")
  func refusals() throws {
    let wrong = try loket("import", "members", try file("x.csv", "NIP,Nma,Unit\n1,a,b\n"))
    #expect(wrong.status == 1)
    #expect(wrong.errors.contains("kolom Nma tidak dikenal; maksudnya Nama?"))
    #expect(try loket("import", "buku", "x.csv").status == 2)
    #expect(try loket("import", "marc", home.appending(path: "tidak-ada").path).errors.contains("tidak dapat dibaca"))
    #expect(try loket("export", "semua").status == 2)
    #expect(
      try loket("export", "members", data: home.appending(path: "kosong")).errors.contains("belum ada basis data"))
  }
}
