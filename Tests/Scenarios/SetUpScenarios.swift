import Foundation
import TestServices
import Testing

/// A new office, from an empty folder to its first ticket, without a terminal but for the code.
@Suite(.serialized) struct SetUpScenarios {
  private static let password = "kata sandi kepala"

  private func form(_ code: String?, name: String = "KPPN Uji", printers: [[String: Any]] = []) -> [String: Any] {
    [
      "code": code ?? "",
      "office": [
        "id": "kppn-uji", "name": name, "timeZone": "Asia/Makassar", "standards": ["kppn-konsultasi"],
        "hours": ["weekly": ["monday": ["07:30-12:00", "13:00-16:00"]]],
      ],
      "counters": [["number": 1, "name": "Loket 1"]], "printers": printers,
      "admin": ["username": "kepala", "name": "Kepala Kantor", "password": Self.password],
    ]
  }

  private func administrator(of server: LoketServer) throws -> WireClient {
    let client = server.client()
    let answer = try client.signIn("kepala", password: Self.password)
    try #require(answer.status == 200, "\(answer.text)")
    return client
  }

  @Test("empty folder, code, set-up, sign-in, a ticket on paper; after a power cut it is the same office")
  func office() throws {
    let cups = try CUPSServer.start()
    let server = try LoketServer(withoutOffice: ["CUPS_SERVER": cups.socket])
    let page = server.client()
    let anywhere = try page.send("GET", "/reception.html")
    #expect(anywhere.status == 303 && anywhere.head.contains("/setup.html"))
    let offer = try page.send("POST", "/api/setup", json: ["code": server.setUpCode ?? ""])
    let choices = try #require(offer.json["queues"] as? [[String: Any]], "\(offer.text)")
    let languages = choices.map { "\($0["name"] ?? "") \($0["language"] ?? "")" }
    #expect(languages == ["roll pdf", "thermal escpos"])
    let printer: [String: Any] = [
      "name": "meja depan", "destination": cups.thermalQueue, "language": "escpos", "use": ["ticket"],
    ]
    let done = try page.send("PUT", "/api/setup", json: form(server.setUpCode, printers: [printer]))
    #expect(done.status == 201, "\(done.text)")
    let config = server.data.appending(path: "config.json").path
    #expect(try FileManager.default.attributesOfItem(atPath: config)[.posixPermissions] as? Int == 0o600)
    let first = try administrator(of: server).issue(.kppn)
    try cups.wait("the paper is out") { cups.received().count == 1 }
    #expect(try page.send("PUT", "/api/setup", json: form(server.setUpCode)).status == 404)
    #expect(try page.send("POST", "/api/setup", json: ["code": server.setUpCode ?? ""]).status == 404)
    server.kill()
    try server.start()
    #expect(try server.client().send("GET", "/healthz").json["office"] as? String == "KPPN Uji")
    let next = try administrator(of: server).issue(.kppn)
    #expect([first, next].map { $0["number"] as? String } == ["E-001", "E-002"])
  }

  @Test("all mistakes are shown at once and by their places, and nothing is made")
  func mistakes() throws {
    let server = try LoketServer(withoutOffice: [:])
    var form = form(server.setUpCode)
    form["office"] = ["id": "a b", "name": "", "timeZone": "Asia/Jakart", "standards": ["kppn-konsultas"]]
    form["counters"] = [["number": 1], ["number": 1]]
    form["admin"] = ["username": "9", "name": "Kepala", "password": "pendek"]
    let answer = try server.client().send("PUT", "/api/setup", json: form)
    #expect(answer.status == 422)
    let fields = (answer.json["errors"] as? [[String: Any]] ?? []).compactMap { $0["field"] as? String }
    #expect(
      Set(fields) == [
        "/office/id", "/office/name", "/office/timeZone", "/office/standards/0", "/counters/1/number",
        "/admin/username", "/admin/password",
      ])
    #expect(!FileManager.default.fileExists(atPath: server.data.appending(path: "config.json").path))
  }

  @Test("a wrong code opens nothing, and after five of them the right one waits as well")
  func wrongCode() throws {
    let server = try LoketServer(withoutOffice: [:])
    let client = server.client()
    for _ in 0..<5 {
      #expect(try client.send("POST", "/api/setup", json: ["code": "0000-0000"]).status == 422)
    }
    let waiting = try client.send("PUT", "/api/setup", json: form(server.setUpCode))
    #expect(waiting.status == 429)
    #expect(waiting.head.contains("Retry-After"))
  }

  @Test("killed anywhere in the middle, the next start is set up or asks again, and the same answers do")
  func powerCut() throws {
    for delay in [0.0, 0.03, 0.06, 0.1, 0.15, 0.2, 0.3] {
      let server = try LoketServer(withoutOffice: [:])
      let (port, body) = (server.port, try JSONSerialization.data(withJSONObject: form(server.setUpCode)))
      Thread.detachNewThread {
        _ = try? WireClient(port: port).send("PUT", "/api/setup", [UInt8](body))
      }
      Thread.sleep(forTimeInterval: delay)
      server.kill()
      try server.start()
      let again = try server.client().send("PUT", "/api/setup", json: form(server.setUpCode))
      #expect([201, 404].contains(again.status), "\(again.text)")
      _ = try administrator(of: server).issue(.kppn)
    }
  }
}
