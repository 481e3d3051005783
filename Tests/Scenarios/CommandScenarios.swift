import Foundation
import TestServices
import Testing

/// The command as the office's IT unit uses it.
@Suite struct CommandScenarios {
  private let data: URL

  init() throws {
    data = FileManager.default.temporaryDirectory.appending(path: "loket-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
  }

  private func loket(
    _ arguments: String..., input: String = "", language: String = "C.UTF-8"
  ) throws -> LoketCommand {
    try LoketCommand(arguments, input: input, language: language, home: data)
  }

  @Test("wrong usage is answered in one line with exit 2, in the reader's language")
  func usage() throws {
    for words in [["serv"], ["serve", "--prot", "1"], ["serve", "--port", "x"], ["user", "add"], ["backup"]] {
      let outcome = try loket(words[0], words.count > 1 ? words[1] : "--help-me", words.count > 2 ? words[2] : "x")
      #expect(outcome.status == 2)
      #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
    }
    #expect(try loket("serv").errors.contains("tidak dikenal"))
    #expect(try loket("serv", language: "en_GB.UTF-8").errors.contains("unknown command"))
    #expect(try loket("serve", "--demo", "--listen", "0.0.0.0").status == 2)
  }

  @Test("an account gets its categories of authority with its making, and the list shows them")
  func authority() throws {
    let server = try LoketServer()
    let folder = server.data.path
    func add(_ words: String...) throws -> LoketCommand {
      try LoketCommand(["user", "add"] + words + ["--data", folder], input: "kata sandi baru\n", home: data)
    }
    let made = try add(
      "komang", "--role", "petugas", "--category", "lkpp-konsultasi/toko-daring", "--category", "kppn-konsultasi",
      "--fraud-agent")
    #expect(made.status == 0, "\(made.errors)")
    let list = try loket("user", "list", "--data", folder).output
    #expect(list.contains("komang\tpetugas\tkomang\tagen fraud\tkppn-konsultasi\tlkpp-konsultasi/toko-daring"))
    let unknown = try add("lain", "--role", "petugas", "--category", "lkpp-konsultasi/toko")
    #expect(unknown.status == 2 && unknown.errors.contains("lkpp-konsultasi/toko-daring"))
    #expect(try add("lain", "--role", "anjungan", "--fraud-agent").status == 2)
  }

  @Test("accounts are added, listed, changed and closed beside a serving desk, which notices at once")
  func accounts() throws {
    let server = try LoketServer()
    let folder = server.data.path
    func user(_ words: String..., input: String = "") throws -> LoketCommand {
      let words = words + ["--data", folder]
      return try words.count == 4
        ? loket("user", words[0], words[1], words[2], words[3], input: input)
        : loket("user", words[0], words[1], words[2], words[3], words[4], words[5], input: input)
    }
    #expect(try user("add", "Rina", "--role", "resepsionis", input: "kata sandi rina\n").status == 0)
    #expect(try user("add", "rina", "--role", "petugas", input: "kata sandi rina\n").errors.contains("sudah ada"))
    #expect(try user("add", "lain", "--role", "raja", input: "kata sandi lain\n").status == 2)
    #expect(try user("add", "lain", "--role", "petugas", input: "pendek\n").status == 1)
    #expect(try loket("user", "list", "--data", folder).output.contains("rina\tresepsionis"))
    let rina = server.client()
    #expect(try rina.signIn("rina", password: "kata sandi rina").status == 200)
    #expect(try user("password", "rina", input: "kata sandi baru\n").status == 0)
    #expect(try rina.send("GET", "/api/session").status == 401)
    #expect(try rina.signIn("rina", password: "kata sandi baru").status == 200)
    #expect(try user("disable", "rina").status == 0)
    #expect(try rina.send("GET", "/api/session").status == 401)
    #expect(try user("disable", "siapa").status == 1)
    #expect(try user("enable", "rina").status == 0)
    #expect(try rina.signIn("rina", password: "kata sandi baru").status == 200)
  }

  @Test("a copy made while the desk goes on brings everything back, and a broken copy changes nothing")
  func backup() throws {
    let server = try LoketServer()
    let desk = try server.client(as: "resepsionis")
    let ticket = try desk.issue(.kppn)
    let (folder, copy) = (server.data.path, data.appending(path: "salinan.sqlite").path)
    #expect(try loket("backup", copy, "--data", folder).status == 0)
    #expect(try loket("backup", copy, "--data", folder).status == 1)
    #expect(try loket("restore", copy, "--data", folder).errors.contains("sedang dipakai"))
    _ = try desk.issue(.kppn)
    server.stop()
    let broken = data.appending(path: "rusak.sqlite")
    try Data("bukan basis data".utf8).write(to: broken)
    #expect(try loket("restore", broken.path, "--data", folder).status == 1)
    #expect(try loket("restore", copy, "--data", folder).status == 0)
    try server.start()
    let numbers = try server.client(as: "resepsionis").send("GET", "/api/tickets").items.map { $0["number"] as? String }
    #expect(numbers == [ticket["number"] as? String])
  }

  @Test("attachments go with the copy and come back with it, and a damaged one is named")
  func attachments() throws {
    let server = try LoketServer()
    let desk = try server.client(as: "resepsionis")
    let ticket = try #require(try desk.issue(.kppn)["id"] as? String)
    let path = "/api/tickets/\(ticket)/attachments/\(UUID().uuidString.lowercased())"
    let content = Data("%PDF-1.7 surat".utf8).base64EncodedString()
    #expect(try desk.send("PUT", path, json: ["name": "surat.pdf", "content": content]).status == 201)
    let (folder, copy) = (server.data.path, data.appending(path: "lengkap.sqlite").path)
    #expect(try loket("backup", copy, "--data", folder).output.contains("(1) di \(copy).attachments"))
    server.stop()
    let files = server.data.appending(path: "attachments")
    try FileManager.default.removeItem(at: files)
    let without = try loket("backup", copy + ".2", "--data", folder)
    #expect(without.status == 1 && without.errors.contains("1 lampiran hilang"))
    #expect(try loket("restore", copy + ".2", "--data", folder).output.contains("1 lampiran tidak ada"))
    #expect(try loket("restore", copy, "--data", folder).status == 0)
    try server.start()
    let fetched = try server.client(as: "resepsionis").send("GET", path)
    #expect(fetched.status == 200 && fetched.body == Array("%PDF-1.7 surat".utf8))
  }

  @Test("a second server on the same data is refused, and the doctor says how an empty folder gets an office")
  func servers() throws {
    let server = try LoketServer()
    let second = try loket("serve", "--demo", "--data", server.data.path, "--port", "18099")
    #expect(second.status == 1)
    #expect(second.errors.contains("server lain"))
    let bare = try loket("doctor", "--data", data.path)
    #expect(bare.status == 1)
    #expect(bare.output.contains("loket serve --data \(data.path)"))
  }

  @Test("the doctor finds each mistake in the config by place and remedy, and a missing printer")
  func doctor() throws {
    let config = data.appending(path: "config.json")
    let text = """
      {"office": {"id": "x", "name": "X", "timezone": "Asia/Jakarta"},
       "printers": [{"name": "a", "destination": "takada", "language": "escpoz", "use": ["tiket"]}]}
      """
    try Data(text.utf8).write(to: config)
    let outcome = try loket("doctor", "--data", data.path)
    #expect(outcome.status == 1)
    for part in ["/office", "timeZone", "/printers/0/language", "escpos", "/printers/0/use/0", "ticket"] {
      #expect(outcome.output.contains(part), "\(part) in \(outcome.output)")
    }
    let mended = text.replacing("timezone", with: "timeZone").replacing("escpoz", with: "escpos")
      .replacing("tiket", with: "ticket")
    try Data(mended.utf8).write(to: config)
    let printer = try loket("doctor", "--data", data.path)
    #expect(printer.output.contains("!!  Pencetak a"), "\(printer.output)")
    #expect(try loket("doctor", "--demo", "--data", data.appending(path: "baru").path).status == 0)
  }

  @Test("the doctor looks at the mail command, and a mistake in how mail is set up is named")
  func mail() throws {
    func doctor(_ mail: String) throws -> String {
      let config = #"{"office": {"id": "x", "name": "X", "timeZone": "Asia/Jakarta"}, "mail": \#(mail)}"#
      try Data(config.utf8).write(to: data.appending(path: "config.json"))
      return try loket("doctor", "--data", data.path).output
    }
    let from = #""from": "perpustakaan@contoh.go.id""#
    #expect(try doctor(#"{"command": ["/bin/true"], \#(from)}"#).contains("ok  Surat: /bin/true"))
    #expect(try doctor(#"{"command": ["/tidak/ada"], \#(from)}"#).contains("!!  Surat: /tidak/ada tidak ada"))
    #expect(try doctor(#"{"comand": ["/bin/true"], \#(from)}"#).contains("command"))
    #expect(try doctor(#"{"command": ["sendmail"], \#(from)}"#).contains("/mail/command"))
    for wrong in ["perpustakaan", "Perpus <a@b.id>", #"a@b.id\nBcc: c@d.id"#] {
      #expect(try doctor(#"{"from": "\#(wrong)"}"#).contains("/mail/from"))
    }
  }

  @Test("a key that does not belong to its certificate is found before the first visitor is")
  func certificate() throws {
    for name in ["a", "b"] {
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/openssl")
      process.currentDirectoryURL = data
      process.arguments = [
        "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "\(name).key", "-out", "\(name).crt", "-days", "2",
        "-subj", "/CN=localhost",
      ]
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
    }
    for (key, isWell) in [("a", true), ("b", false)] {
      let config = """
        {"office": {"id": "x", "name": "X", "timeZone": "Asia/Jakarta"},
         "tls": {"certificate": "\(data.path)/a.crt", "key": "\(data.path)/\(key).key"}}
        """
      try Data(config.utf8).write(to: data.appending(path: "config.json"))
      let outcome = try loket("doctor", "--data", data.path)
      #expect(outcome.output.contains("ok  Sertifikat") == isWell, "\(outcome.output)")
      #expect((outcome.status == 0) == isWell)
    }
    let server = try loket("serve", "--data", data.path, "--port", "18097")
    #expect(server.status == 1)
    #expect(server.errors.contains("sertifikat"))
  }

  @Test("an office's own standard or template goes before the shipped one, and a mistake in it is named")
  func ownFiles() throws {
    let standards = data.appending(path: "standards")
    try FileManager.default.createDirectory(at: standards, withIntermediateDirectories: true)
    try Data("{\"id\": \"kppn-konsultasi\"}".utf8).write(to: standards.appending(path: "kppn-konsultasi.json"))
    let outcome = try loket("serve", "--demo", "--data", data.path, "--port", "18098")
    #expect(outcome.status == 1)
    #expect(outcome.errors.contains("kppn-konsultasi.json"))
    try FileManager.default.removeItem(at: standards)
    let templates = data.appending(path: "templates/tickets")
    try FileManager.default.createDirectory(at: templates, withIntermediateDirectories: true)
    try Data("Baik\n{{offic}}\n".utf8).write(to: templates.appending(path: "consultation.receipt"))
    try Data("Baik\n".utf8).write(to: templates.appending(path: "consultasion.receipt"))
    let doctor = try loket("doctor", "--demo", "--data", data.path)
    #expect(doctor.status == 1)
    for line in [
      "!!  Templat sendiri: \(templates.path)/consultation.receipt, baris 2 kolom 1: nama tidak dikenal: offic; "
        + "templat bawaan yang dipakai",
      "??  Templat sendiri: \(templates.path)/consultasion.receipt tidak pernah dipakai; "
        + "tidak ada templat bernama itu (tickets/consultation.receipt?)",
    ] { #expect(doctor.output.contains(line), "\(doctor.output)") }
  }

  @Test("an office's broken template is named at the start, and the desk prints with the shipped one")
  func brokenTemplate() throws {
    let server = try LoketServer()
    let folder = server.data.appending(path: "templates/tickets")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data("|Karcis {{number}}\n{warna:merah}\n".utf8).write(to: folder.appending(path: "consultation.receipt"))
    server.stop()
    try server.start()
    #expect(
      server.log.contains(
        "loket: \(folder.path)/consultation.receipt, baris 2 kolom 2: properti tidak dikenal: warna; "
          + "templat bawaan yang dipakai\n"), "\(server.log)")
    let desk = try server.client(as: "resepsionis")
    let job = try #require(try desk.issue(.kppn)["printJob"] as? String)
    let paper = try desk.send("GET", "/api/print-jobs/\(job).txt")
    #expect(paper.status == 200)
    #expect(paper.text.contains("NOMOR ANTREAN"), "\(paper.text)")
  }
}
