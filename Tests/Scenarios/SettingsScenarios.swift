import Foundation
import TestServices
import Testing

/// An office that changes while its desk is open.
@Suite(.serialized) struct SettingsScenarios {
  private let server: LoketServer
  private let admin: WireClient

  init() throws {
    server = try LoketServer()
    admin = try server.client(as: "admin")
  }

  /// The settings as they are, without what there is to choose from, ready to be changed and sent back.
  private func current() throws -> [String: Any] {
    var settings = try admin.send("GET", "/api/settings").json
    settings["expect"] = settings.removeValue(forKey: "version")
    settings["choices"] = nil
    return settings
  }

  @Test("name, zone, standards, counters and printers hold at once for those who are signed in, also after a power cut")
  func live() throws {
    let desk = try server.client(as: "resepsionis")
    var settings = try current()
    settings["office"] = [
      "name": "KPPN Baru", "timeZone": "Asia/Jayapura", "standards": ["lkpp-konsultasi", "kppn-konsultasi"],
    ]
    settings["counters"] = [["number": 4, "name": "Loket Empat", "services": ["kppn-konsultasi"]]]
    settings["printers"] = [
      ["name": "kertas baru", "destination": "preview:", "language": "escpos", "profile": "mm58", "use": ["ticket"]]
    ]
    let saved = try admin.send("PUT", "/api/settings", json: settings)
    #expect(saved.status == 200, "\(saved.text)")
    for _ in 0..<2 {
      let office = try #require(try admin.send("GET", "/api/session").json["office"] as? [String: Any])
      #expect(office["name"] as? String == "KPPN Baru" && office["timeZone"] as? String == "Asia/Jayapura")
      #expect(office["id"] as? String == "demo")
      let standards = try desk.send("GET", "/api/standards").items.map { $0["id"] as? String }
      #expect(standards == ["lkpp-konsultasi", "kppn-konsultasi"])
      #expect(try admin.send("GET", "/api/counters").items.map { $0["number"] as? Int } == [4])
      #expect(try desk.send("GET", "/api/printers").items.map { $0["name"] as? String } == ["kertas baru"])
      let ticket = try desk.issue(.kppn)
      let job = try #require(ticket["printJob"] as? String)
      try wait("the new printer prints") { try desk.job(job)?["printer"] as? String == "kertas baru" }
      server.kill()
      try server.start()
      _ = try admin.signIn("admin")
      _ = try desk.signIn("resepsionis")
    }
  }

  @Test("mistakes are refused at their places; a change made from older settings is stale; the same again is not")
  func refused() throws {
    var settings = try current()
    let before = settings
    settings["printers"] = [
      ["name": "a", "destination": "usb://x", "language": "escpoz", "use": ["ticket"]],
      ["name": "a", "destination": "y", "language": "pdf", "use": ["ticket"]],
    ]
    settings["counters"] = [["number": 1, "services": ["tidak-ada"], "printers": ["b"]]]
    let wrong = try admin.send("PUT", "/api/settings", json: settings)
    let fields = (wrong.json["errors"] as? [[String: Any]] ?? []).compactMap { $0["field"] as? String }
    #expect(fields.contains("/printers/0/destination") && fields.contains("/printers/0/language"), "\(fields)")
    #expect(fields.contains("/counters/0/services/0"))
    var mended = before
    mended["counters"] = [["number": 1, "name": "Loket A"], ["number": 2, "name": "Loket B"]]
    #expect(try admin.send("PUT", "/api/settings", json: mended).status == 200)
    #expect(try admin.send("PUT", "/api/settings", json: mended).status == 200)
    let stale = try admin.send("PUT", "/api/settings", json: before)
    #expect(stale.status == 409)
    #expect((stale.json["current"] as? [String: Any])?["counters"] as? [[String: Any]] != nil)
  }

  @Test("what no screen shows stays in the config file")
  func otherKeys() throws {
    let data = FileManager.default.temporaryDirectory.appending(path: "loket-\(UUID().uuidString.prefix(8)).json")
    defer { try? FileManager.default.removeItem(at: data) }
    let config = """
      {"office": {"id": "x", "name": "X", "timeZone": "Asia/Jakarta"}, "mail": {"from": "loket@contoh.go.id"},
       "printers": [
         {"name": "a", "destination": "preview:", "language": "pdf", "use": ["ticket"], "fallback": "b"},
         {"name": "b", "destination": "preview:", "language": "pdf", "use": ["ticket", "slip"]}
       ]}
      """
    try Data(config.utf8).write(to: server.data.appending(path: "config.json"))
    server.stop()
    try server.start()
    _ = try admin.signIn("admin")
    var settings = try current()
    #expect((settings["printers"] as? [[String: Any]])?.first?["fallback"] as? String == "b")
    settings["office"] = ["name": "Y", "timeZone": "Asia/Jakarta"]
    #expect(try admin.send("PUT", "/api/settings", json: settings).status == 200)
    let kept = try Data(contentsOf: server.data.appending(path: "config.json"))
    let file = try #require(try JSONSerialization.jsonObject(with: kept) as? [String: Any])
    #expect((file["mail"] as? [String: Any])?["from"] as? String == "loket@contoh.go.id")
    #expect((file["office"] as? [String: Any])?["name"] as? String == "Y")
  }

  @Test("other names for the server hold at once, and the connections of before end")
  func hosts() throws {
    var settings = try current()
    settings["hosts"] = ["loket.contoh"]
    #expect(try ask(as: "loket.contoh") == 421)
    #expect(try admin.send("PUT", "/api/settings", json: settings).status == 200)
    try wait("the new name is known") { try ask(as: "loket.contoh") == 200 }
    let again = server.client()
    _ = try again.signIn("resepsionis")
    _ = try again.issue(.kppn)
  }

  private func ask(as host: String) throws -> Int? {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/curl")
    process.arguments = [
      "-s", "-o", "/dev/null", "-w", "%{http_code}", "-H", "Host: \(host)", "http://127.0.0.1:\(server.port)/healthz",
    ]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    process.waitUntilExit()
    return Int(String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self))
  }
}
