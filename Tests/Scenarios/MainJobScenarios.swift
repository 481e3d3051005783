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

  @Test("a hostile name and question change nothing on the paper")
  func hostile() throws {
    let desk = try server.client(as: "resepsionis")
    let tame = try desk.issue(.lkpp)
    let hostile = try desk.issue(.lkpp.with(name: "| {x:AAAA} \\ ^^^ \u{1B}@\u{1D}V\0 ~_`\"\n===\n{c:1}"))
    let lengths = try [tame, hostile].map { ticket in
      let job = try #require(ticket["printJob"] as? String)
      return try desk.send("GET", "/api/print-jobs/\(job).txt").text.split(separator: "\n").count
    }
    #expect(lengths[0] == lengths[1])
  }
}
