import Foundation
import TestServices
import Testing

/// The desk and a CRM that takes webhooks, through the whole of Loket.
@Suite struct WebhookScenarios {
  private static let secret = "whsec_" + Data((0..<32).map { UInt8($0) }).base64EncodedString()
  private static let visitor = "01930a10-0000-7000-8000-000000000002"

  private let sink: WebhookSink
  private let desk: LoketServer

  init() throws {
    sink = try WebhookSink(secrets: [Self.secret])
    desk = try LoketServer(printers: [])
    try desk.connect(toWebhook: sink.url, secret: Self.secret)
  }

  /// A case from its issue to its answer.
  private func serveCase(kind: String = "question") throws {
    let reception = try desk.client(as: "resepsionis")
    let ticket = WireClient.newID()
    let issued = try reception.send(
      "PUT", "/api/tickets/\(ticket)",
      json: [
        "visitor": Self.visitor, "standard": "kli-prime", "channel": "email", "kind": kind, "category": "umum",
        "subject": "Perihal", "question": "Pertanyaan",
      ])
    try #require(issued.status == 201, "\(issued.text)")
    let officer = try desk.client(as: "kasi")
    for act in [
      ["type": "assigned", "staff": "petugas"], ["type": "progress", "text": "Sedang diperiksa"],
      ["type": "answered", "text": "Jawaban"],
    ] {
      let answer = try officer.send("PUT", "/api/tickets/\(ticket)/events/\(WireClient.newID())", json: act)
      try #require(kind == "fraud" || answer.status < 300, "\(answer.text)")
    }
  }

  /// The records that may leave the house, in order, by subject.
  private func written() throws -> [String: [String]] {
    let rows = try desk.sqlite("SELECT subject, id FROM outbox WHERE restricted = 0 ORDER BY seq")
    let pairs = rows.split(separator: "\n").map { $0.split(separator: "|").map(String.init) }
    return Dictionary(grouping: pairs, by: \.[0]).mapValues { $0.map(\.[1]) }
  }

  /// The records that came, each at its first coming, by subject.
  private var came: [String: [String]] {
    var seen: Set<String> = []
    let first = sink.accepted.filter { seen.insert($0.id).inserted }
    return Dictionary(grouping: first, by: \.subject).mapValues { $0.map(\.id) }
  }

  /// Waits until so many records have come, one and a half minutes at most, and then until Loket knows that nothing is left.
  private func wait(for records: Int) throws {
    for part in [records / 3, records / 2, records] {
      try TestServices.wait("\(part) records have come") { Set(sink.accepted.map(\.id)).count >= part }
    }
    try TestServices.wait("all is settled") {
      try desk.sqlite("SELECT count(*) FROM outbox WHERE state <> 'done'") == "0"
    }
  }

  @Test(
    "everything that happens at the desk comes to the receiver once and in order, though it fails and Loket is killed")
  func exactlyOnce() throws {
    var random = SeededGenerator(state: 7)
    let mishaps = ["late-500", "reset", "reset-before", "500", "503:1", "429:1"]
    try sink.plan(
      (0..<48).map { _ in Int.random(in: 0..<6, using: &random) == 0 ? random.pick(mishaps, fallback: "500") : "accept"
      })
    for round in 0..<4 {
      try serveCase()
      try serveCase()
      guard round % 2 == 1 else { continue }
      Thread.sleep(forTimeInterval: Double.random(in: 0...0.3, using: &random))
      desk.kill()
      try desk.start()
    }
    try wait(for: 32)
    #expect(try came == written())
    #expect(came.count == 8 && came.values.allSatisfy { $0.count == 4 })
    #expect(sink.refusals == [])
    #expect(Set(sink.accepted.map(\.source)).count == 1)
  }

  @Test("what happens while the receiver is away waits, and fraud never leaves the house")
  func away() throws {
    try sink.setListening(false)
    try serveCase()
    try serveCase(kind: "fraud")
    #expect(sink.accepted.isEmpty)
    try sink.setListening(true)
    try wait(for: 4)
    #expect(try came == written())
    #expect(came.count == 1)
    #expect(try desk.sqlite("SELECT DISTINCT settled_as FROM outbox WHERE restricted = 1") == "withheld")
  }
}

/// Many offices and one receiver.
@Suite struct FleetScenarios {
  private func simulate(_ arguments: String...) throws -> LoketCommand {
    try LoketCommand(
      ["simulate"] + arguments, language: "en_GB.UTF-8", home: FileManager.default.temporaryDirectory)
  }

  @Test("a fleet of offices loses nothing, sends nothing out of order, and says so")
  func fleet() throws {
    let outcome = try simulate("--offices", "6", "--days", "3", "--tickets", "3", "--mishaps", "10", "--seed", "5")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("\nLosses: 0\nOrder violations: 0\nColliding ids: 0\nOutage of 24 h; "))
    #expect(!outcome.output.contains("Duplicates: 0\n"), "a tenth of the calls was spoiled")
  }

  @Test("a fleet that can't be is refused with what can")
  func wrong() throws {
    let outcome = try simulate("--offices", "0")
    #expect(outcome.status == 2 && outcome.errors.contains("--offices must be a whole number from 1 to 1000"))
  }
}
