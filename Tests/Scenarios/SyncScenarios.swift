import Foundation
import TestServices
import Testing

/// The desk and the central CRM, which is a webhook's receiver in a process of its own.
@Suite struct SyncScenarios {
  private static let secret = "whsec_" + Data((0..<32).map { UInt8($0) }).base64EncodedString()

  private let folder: URL
  private let sink: WebhookSink

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "loket-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    sink = try WebhookSink(secrets: [Self.secret])
  }

  /// A config's `crm` with a secret file of that mode.
  private func crm(mode: Int = 0o600) throws -> [String: Any] {
    let file = folder.appending(path: "rahasia")
    try Data("\(Self.secret)\n".utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path)
    return ["kind": "webhook", "url": sink.url, "secretFile": file.path]
  }

  private func waiting(_ server: LoketServer) throws -> Int {
    Int(try server.sqlite("SELECT count(*) FROM outbox WHERE state <> 'done'")) ?? -1
  }

  private func loket(_ arguments: [String], of server: LoketServer) throws -> LoketCommand {
    try LoketCommand(
      arguments + ["--data", server.data.path, "--config", server.data.appending(path: "uji.json").path], home: folder)
  }

  /// Every record of the office by ticket, in order.
  private func records(_ server: LoketServer) throws -> [String: [String]] {
    let lines = try server.sqlite("SELECT subject, id FROM outbox ORDER BY seq").split(separator: "\n")
    return lines.map { $0.split(separator: "|").map(String.init) }
      .reduce(into: [:]) { $0[$1[0], default: []].append($1[1]) }
  }

  /// What the receiver accepted by ticket, each record where it came first.
  private func told() -> [String: [String]] {
    var seen: Set<String> = []
    return sink.accepted.filter { seen.insert($0.id).inserted }
      .reduce(into: [:]) { $0[$1.subject, default: []].append($1.id) }
  }

  /// Lets an officer work on open cases until so many events have happened.
  private func work(_ events: Int, at server: LoketServer, as client: WireClient) throws {
    var tickets: [String] = []
    for number in 0..<events {
      if number % 10 == 0 {
        tickets.append(try #require(try client.issue(.lkpp)["id"] as? String))
      } else {
        let event: [String: Any] = ["type": "note", "text": "catatan \(number)"]
        let ticket = tickets[number % tickets.count]
        let answer = try client.send("PUT", "/api/tickets/\(ticket)/events/\(WireClient.newID())", json: event)
        try #require(answer.status == 201, "\(answer.text)")
      }
    }
  }

  @Test("150 events reach the CRM, each in the order of its ticket, though it fails and the desk is killed ten times")
  func killed() throws {
    let server = try LoketServer(printers: [], crm: try crm())
    let trouble = ["late-500", "reset", "500", "reset-before", "503:1", "accept", "accept"]
    for round in 0..<10 {
      try sink.plan((0..<30).map { _ in trouble.randomElement() ?? "accept" })
      try work(15, at: server, as: try server.client(as: "kasi"))
      Thread.sleep(forTimeInterval: .random(in: 0...0.3))
      if round == 4 { try sink.setListening(false) }
      server.kill()
      if round == 6 { try sink.setListening(true) }
      try server.start()
    }
    try sink.plan([])
    try wait("everything is told") { try waiting(server) == 0 }
    #expect(try records(server).values.map(\.count).reduce(0, +) == 150)
    #expect(try told() == records(server))
    // A request that a kill cut off has no body.
    #expect(sink.refusals.allSatisfy { $0.contains("\"body\": \"\"") })
    // What came twice is the same to the byte.
    let bodies = Dictionary(grouping: sink.accepted, by: \.id).values.map { Set($0.map(\.sha256)).count }
    #expect(bodies.allSatisfy { $0 == 1 })
    #expect(!server.log.contains("catatan"))
  }

  @Test("a command told by the clock carries the outbox without a server, and says in one line what is left and why")
  func once() throws {
    try sink.setListening(false)
    let server = try LoketServer(printers: [], crm: try crm())
    try work(3, at: server, as: try server.client(as: "kasi"))
    let busy = try loket(["sync", "--once"], of: server)
    #expect(busy.status == 0 && busy.output.contains("loket serve"), "\(busy.output) \(busy.errors)")
    server.stop()
    let left = try loket(["sync", "--once"], of: server)
    #expect(left.status == 1 && left.errors.contains("belum terkirim 3"), "\(left)")
    try sink.setListening(true)
    let done = try loket(["sync", "--once"], of: server)
    #expect(done.status == 0, "\(done.errors)")
    #expect(try told() == records(server))
    let status = try LoketCommand(["sync", "status", "--json", "--data", server.data.path], home: folder)
    let json = try #require(try JSONSerialization.jsonObject(with: Data(status.bytes)) as? [String: Any])
    #expect(json["line"] as? String == "connected" && json["waiting"] as? Int == 0)
    let words = try LoketCommand(["sync", "status", "--data", server.data.path], home: folder)
    #expect(words.output.contains("tersambung"), "\(words.output)")
    // An address may hold a secret in its path.
    #expect(!(words.output + status.output + server.log).contains("/webhooks"))
  }

  @Test("a secret that is mended counts without a restart")
  func mendedSecret() throws {
    let entry = try crm()
    let file = folder.appending(path: "rahasia")
    let other = "whsec_" + Data((0..<32).map { UInt8(255 - $0) }).base64EncodedString()
    try Data("\(other)\n".utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
    let server = try LoketServer(printers: [], crm: entry)
    let client = try server.client(as: "kasi")
    try work(1, at: server, as: client)
    try wait("it is turned down") { try server.sqlite("SELECT count(*) FROM outbox WHERE state = 'dead'") == "1" }
    _ = try crm()
    try work(1, at: server, as: client)
    try wait("the next one is taken") { try waiting(server) == 1 && sink.accepted.count == 1 }
  }

  @Test("a secret that others can read all of a sudden stops the sending, and goes on once that is mended")
  func exposedSecret() throws {
    let server = try LoketServer(printers: [], crm: try crm())
    let client = try server.client(as: "kasi")
    try work(1, at: server, as: client)
    try wait("it is taken") { sink.accepted.count == 1 }
    let file = folder.appending(path: "rahasia").path
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
    try work(1, at: server, as: client)
    try wait("it is told") { server.log.contains("chmod 600 \(file)") }
    #expect(sink.accepted.count == 1)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
    // A person need not wait for the next try.
    server.stop()
    let done = try loket(["sync", "--once"], of: server)
    #expect(done.status == 0 && sink.accepted.count == 2, "\(done.errors)")
  }

  @Test("a secret that others can read is refused by name and remedy, and the desk serves all the same")
  func openSecret() throws {
    let server = try LoketServer(printers: [], crm: try crm(mode: 0o644))
    try work(1, at: server, as: try server.client(as: "kasi"))
    #expect(server.log.contains("chmod 600 \(folder.path)/rahasia"), "\(server.log)")
    #expect(sink.calls.isEmpty)
    let doctor = try loket(["doctor"], of: server)
    #expect(doctor.output.contains("!!  CRM") && doctor.output.contains("chmod 600"), "\(doctor.output)")
    #expect(!doctor.output.contains("whsec_") && !server.log.contains("whsec_"))
  }

  @Test("the way to the CRM goes through the proxy that the environment names")
  func proxied() throws {
    let secret = try #require(try crm()["secretFile"] as? String)
    let text = """
      {"office": {"id": "x", "name": "X", "timeZone": "Asia/Jakarta"},
       "crm": {"kind": "webhook", "url": "http://crm.contoh.invalid/h", "secretFile": "\(secret)"}}
      """
    try Data(text.utf8).write(to: folder.appending(path: "config.json"))
    let address = try #require(URL(string: sink.url))
    let proxy = "export http_proxy=http://127.0.0.1:\(try #require(address.port))"
    let alone = try LoketCommand(["doctor", "--data", folder.path], home: folder)
    #expect(alone.output.contains("crm.contoh.invalid tidak menjawab"), "\(alone.output)")
    let proxied = try LoketCommand(["doctor", "--data", folder.path], home: folder, prelude: proxy)
    #expect(proxied.output.contains("webhook, crm.contoh.invalid"), "\(proxied.output)")
  }

  @Test(
    "a mistyped key of the CRM's config is answered with the nearest, and the wrong kind of secret with the right one")
  func mistyped() throws {
    let text = """
      {"office": {"id": "x", "name": "X", "timeZone": "Asia/Jakarta"},
       "crm": {"kind": "webhook", "url": "\(sink.url)", "tokenFile": "x", "mappng": "y", "circulation": ["lend"]}}
      """
    try Data(text.utf8).write(to: folder.appending(path: "config.json"))
    let doctor = try LoketCommand(["doctor", "--data", folder.path], home: folder)
    for part in ["/crm/mappng", "mapping", "/crm/tokenFile", "secretFile", "/crm/circulation/0", "lent"] {
      #expect(doctor.output.contains(part), "\(part) in \(doctor.output)")
    }
  }
}
