import Foundation
import TestServices
import Testing

/// The main job, as the desk does it: the real server, a real cupsd, printers behind it.
@Suite(.serialized) struct MainJobScenarios {
  private let cups: CUPSServer
  private let server: LoketServer

  init() throws {
    cups = try CUPSServer.start()
    server = try LoketServer(
      printers: [["name": "loket", "destination": cups.thermalQueue, "language": "escpos", "use": ["ticket"]]],
      environment: ["CUPS_SERVER": cups.socket])
  }

  @Test("a visitor is registered, a ticket is issued, and the bytes at the printer are the bytes rendered")
  func printed() throws {
    let desk = try server.client(as: "resepsionis")
    let ticket = try desk.issue(.kppn)
    let job = try #require(ticket["printJob"] as? String)
    try desk.waitForJob(job, in: ["sent"], on: cups)
    try cups.wait("the paper is out") { cups.received().count == 1 }
    let rendered = try desk.send("GET", "/api/print-jobs/\(job).escpos").body
    #expect(cups.received() == [rendered])
    #expect(ticket["number"] as? String == "E-001")
  }

  @Test("a stopped printer holds the job, says so, and prints it when it is back", .timeLimit(.minutes(2)))
  func held() throws {
    try cups.stopQueue(cups.thermalQueue)
    let desk = try server.client(as: "resepsionis")
    let job = try #require(try desk.issue(.kppn)["printJob"] as? String)
    try desk.waitForJob(job, in: ["sent"], on: cups)
    try cups.wait("the desk is told why") { try desk.job(job)?["error"] is String }
    try cups.wait("the printer's light is not green") {
      let state = try desk.send("GET", "/api/printers").items.first?["state"] as? String
      return state != nil && state != "ok" && state != "unknown"
    }
    #expect(cups.received().isEmpty)
    try cups.resumeQueue(cups.thermalQueue)
    try cups.wait("the paper is out") { cups.received().count == 1 }
  }

  @Test(
    "without a print server the desk goes on, and every ticket comes out once when it is back", .timeLimit(.minutes(3)))
  func outage() throws {
    let desk = try server.client(as: "resepsionis")
    try cups.kill()
    let jobs = try (0..<3).map { _ in try #require(try desk.issue(.kppn)["printJob"] as? String) }
    server.kill()
    try server.start()
    try cups.restart()
    try cups.wait("all paper is out") { cups.received().count >= 3 }
    let again = try server.client(as: "resepsionis")
    for job in jobs { try again.waitForJob(job, in: ["sent"], on: cups) }
    #expect(cups.received().count == 3)
  }

  @Test("the figures for the monitoring are those of the contract, and hold nothing of a visitor")
  func metrics() throws {
    let desk = try server.client(as: "resepsionis")
    _ = try desk.issue(.kppn)
    let text = try server.client().send("GET", "/metrics").text
    let names = Set(text.matches(of: /(?m)^# TYPE (\w+)/).map { String($0.1) })
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let data = try Data(contentsOf: root.appending(path: "Kiosk/openapi.json"))
    let contract = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let documented = try #require(contract["x-metrics"] as? [String: Any])
    #expect(names.isSubset(of: documented.keys))
    #expect(names.union(["loket_print_jobs"]) == Set(documented.keys))
    #expect(!text.contains("Budi"))
    #expect(!server.log.contains("Budi"))
  }

  @Test("a queue that rejects jobs keeps the ticket, says why, and prints it once it accepts", .timeLimit(.minutes(2)))
  func rejected() throws {
    try cups.command("cupsreject", [cups.thermalQueue])
    let desk = try server.client(as: "resepsionis")
    let job = try #require(try desk.issue(.kppn)["printJob"] as? String)
    try cups.wait("the desk is told why") { try desk.job(job)?["error"] is String }
    #expect(try desk.job(job)?["state"] as? String == "queued")
    try cups.command("cupsaccept", [cups.thermalQueue])
    try cups.wait("the paper is out") { cups.received().count == 1 }
  }

  @Test("hostile text on the paper changes neither its layout nor what the printer is told to do")
  func hostile() throws {
    let hostile = "| {x:AAAA} \\ ^^^ ~_`\"{c:1} === {{number}} \u{1B}@\u{1D}V"
    let tame = String(repeating: "A", count: 40)
    let papers = try [tame, hostile].map { name in
      let server = try LoketServer(
        printers: [["name": "a", "destination": "tidak-ada", "language": "escpos", "use": ["ticket"]]], office: name)
      let desk = try server.client(as: "resepsionis")
      let job = try #require(try desk.issue(.lkpp)["printJob"] as? String)
      let bytes = try desk.send("GET", "/api/print-jobs/\(job).escpos").body
      let text = try desk.send("GET", "/api/print-jobs/\(job).txt").text
      return (bytes: bytes, lines: text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(2))
    }
    #expect(papers[0].lines.count == papers[1].lines.count)
    // The code and its QR differ from ticket to ticket; every command around them is the same.
    let commands = papers.map { paper in
      zip(paper.bytes, paper.bytes.dropFirst()).count { [0x1B, 0x1D].contains($0.0) && [0x40, 0x56].contains($0.1) }
    }
    #expect(commands[0] == commands[1])
  }
}
