import Foundation
import TestServices
import Testing

/// A ticket's way onto paper without CUPS, as the desk sees it: the real server, printers on a socket and behind IPP.
@Suite("Paper without CUPS", .serialized) struct PaperScenarios {
  private let printer: StandIn
  private let server: LoketServer

  init() throws {
    printer = try StandIn(.socket)
    server = try LoketServer(printers: [Self.receipt(at: printer)], environment: ["CUPS_SERVER": "/nowhere/cups.sock"])
  }

  private static func receipt(at printer: StandIn) -> [String: Any] {
    [
      "name": "karcis", "destination": "socket://127.0.0.1:\(printer.port)", "language": "escpos",
      "profile": "epson80", "use": ["ticket"],
    ]
  }

  private func issue(_ desk: WireClient) throws -> String {
    try #require(try desk.issue(.kppn)["printJob"] as? String)
  }

  private func wait(for job: String, _ what: String, at desk: WireClient, until isTrue: ([String: Any]) -> Bool) throws
  {
    try TestServices.wait(what) { isTrue(try desk.send("GET", "/api/print-jobs/\(job)").json) }
  }

  /// The documents that came whole: those with the question behind them.
  private var documents: Int { printer.received.filter { $0.firstRange(of: [0x1D, 0x28, 0x48]) != nil }.count }

  @Test("a receipt printer in the network says itself that the ticket is on paper, and the paper is what was rendered")
  func confirmed() throws {
    let desk = try server.client(as: "resepsionis")
    let job = try issue(desk)
    try wait(for: job, "the printer confirms", at: desk) { $0["state"] as? String == "confirmed" }
    let rendered = try desk.send("GET", "/api/print-jobs/\(job).escpos").body
    try TestServices.wait("it has all of it") { printer.received.contains { $0.firstRange(of: rendered) != nil } }
    let light = try desk.send("GET", "/api/printers").items.first
    #expect(light?["state"] as? String == "ok")
    #expect(light?["way"] as? String == "socket")
  }

  @Test("without paper the ticket waits and says so, and comes out once when there is some", .timeLimit(.minutes(2)))
  func paperOut() throws {
    try printer.set(.status, "1a 32 72")
    let desk = try server.client(as: "resepsionis")
    let job = try issue(desk)
    try wait(for: job, "the desk is told why", at: desk) {
      $0["state"] as? String == "queued" && $0["error"] as? String == "paperOut"
    }
    try TestServices.wait("the light is red") {
      try desk.send("GET", "/api/printers").items.first?["state"] as? String == "paperOut"
    }
    #expect(documents == 0)
    try printer.set(.status, "12")
    try wait(for: job, "it is out", at: desk) { $0["state"] as? String == "confirmed" }
    try TestServices.wait("the printer has it") { documents > 0 }
    #expect(documents == 1)
  }

  @Test("kill -9 while the ticket is being sent: nobody can know, so it is not sent again and a person decides")
  func killed() throws {
    try printer.set(.mode, "stall:4")
    let desk = try server.client(as: "resepsionis")
    let job = try issue(desk)
    try wait(for: job, "it is being sent", at: desk) { $0["state"] as? String == "sending" }
    server.kill()
    try printer.set(.mode, "normal")
    try server.start()
    let again = try server.client(as: "resepsionis")
    try wait(for: job, "it is unknown", at: again) { $0["state"] as? String == "unknown" }
    #expect(try again.send("GET", "/api/print-jobs/\(job)").json["error"] as? String == "interrupted")
    let seen = try again.send("PUT", "/api/print-jobs/\(job)/events/\(WireClient.newID())", json: ["type": "seen"])
    #expect(seen.status == 201)
    // The next one comes out, and alone.
    let next = try issue(again)
    try wait(for: next, "the next is out", at: again) { $0["state"] as? String == "confirmed" }
    try TestServices.wait("the printer has it") { documents > 0 }
    #expect(documents == 1)
  }

  @Test("an IPP printer is printed on without a scheduler, and confirms; what could be set up is found and told apart")
  func direct() throws {
    let cups = try CUPSServer.start()
    let office = try LoketServer(
      printers: [
        ["name": "gulungan", "destination": try cups.rollURI, "language": "pdf", "use": ["ticket"]],
        ["name": "antrean", "destination": cups.thermalQueue, "language": "escpos", "use": ["slip"]],
      ], environment: ["CUPS_SERVER": cups.socket])
    let desk = try office.client(as: "resepsionis")
    let job = try issue(desk)
    try wait(for: job, "the printer confirms", at: desk) { $0["state"] as? String == "confirmed" }
    #expect(cups.printed().count == 1)
    let found = try office.client(as: "admin").send("GET", "/api/printers/found")
    let known = Dictionary(
      found.items.compactMap { item in
        (item["destination"] as? String).map { ($0, item["isKnown"] as? Bool) }
      }, uniquingKeysWith: { $1 })
    #expect(known[cups.thermalQueue] == true)
    #expect(known[cups.rollQueue] == false)
  }
}
