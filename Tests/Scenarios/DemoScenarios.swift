import Foundation
import TestServices
import Testing

/// The library that a newcomer finds in the demo.
@Suite struct DemoScenarios {
  private let home: URL

  init() throws {
    home = FileManager.default.temporaryDirectory.appending(path: "loket-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
  }

  private func export(_ kind: String, _ data: URL) throws -> [String] {
    try LoketCommand(["export", kind, "--data", data.path], home: home).output.components(separatedBy: "\r\n")
  }

  /// The catalogue without the statuses, which loans change.
  private func shelves(_ data: URL) throws -> [Substring] {
    try export("catalogue", data).map { $0[..<($0.lastIndex(of: ",") ?? $0.endIndex)] }
  }

  @Test("it is the same everywhere, its members pass the desk's checks, and its loans keep the rules")
  func small() throws {
    let (one, other) = (try LoketServer(library: "small"), try LoketServer(library: "small"))
    let members = try export("members", one.data)
    #expect(members.count == 302)
    #expect(try export("members", other.data) == members)
    #expect(try shelves(other.data) == shelves(one.data))
    let table = home.appending(path: "anggota.csv")
    try Data(members.joined(separator: "\r\n").utf8).write(to: table)
    let data = home.appending(path: "lain").path
    let check = try LoketCommand(["import", "members", table.path, "--data", data], home: home)
    #expect(check.output == "300 baris dibaca: 300 menambah, 0 mengubah, 0 sudah ada, 0 dilewati.\n")
    let desk = try one.client(as: "pustakawan")
    let overdue = try desk.send("GET", "/api/loans?overdue=true&limit=200").items
    #expect((1...60).contains(overdue.count))
    #expect(try desk.send("GET", "/api/catalogue?q=pajak&limit=5").items.count == 5)
    var out: [String: Int] = [:]
    for row in try export("loans", one.data).dropFirst() where row.hasSuffix(",,") {
      out[row.components(separatedBy: ",")[1], default: 0] += 1
    }
    #expect((20...300).contains(out.values.reduce(0, +)))
    #expect(out.allSatisfy { number, count in count <= (number.hasPrefix("T-") ? 1 : 3) })
    #expect(try export("holds", one.data).count > 3)
  }

  @Test("lists and dashboard have three weeks to show, nobody is at a counter, and a second start adds nothing")
  func days() throws {
    let server = try LoketServer(library: "small")
    func count(_ query: String) throws -> Int {
      try server.client(as: "kasi").send("GET", "/api/tickets?limit=200&\(query)").items.count
    }
    let all = try count("")
    #expect((60...200).contains(all))
    #expect(try count("cases=true&order=due") > 5)
    #expect(try count("state=waiting") + count("state=called") == 0)
    let first = Date(timeIntervalSinceNow: -21 * 86_400).formatted(.iso8601.year().month().day())
    let figures = try server.client(as: "kasi").send("GET", "/api/dashboard?from=\(first)").text
    #expect(figures.contains("kppn-konsultasi") && figures.contains("lkpp-konsultasi"))
    for counter in try server.client(as: "kasi").send("GET", "/api/counters").items {
      #expect(counter["state"] as? String == "closed" && counter["ticket"] == nil)
    }
    server.stop()
    try server.start()
    #expect(try count("") == all)
  }

  @Test("a library that has records of its own is left alone")
  func ownRecords() throws {
    let server = try LoketServer()
    let table = home.appending(path: "anggota.csv")
    try Data("Nomor,Nama\nA-1,Siti\n".utf8).write(to: table)
    _ = try LoketCommand(["import", "members", table.path, "--data", server.data.path], home: home)
    server.stop()
    let demo = Process()
    demo.executableURL = LoketServer.executable
    demo.arguments = ["serve", "--demo", "--size", "small", "--data", server.data.path, "--port", String(server.port)]
    demo.standardOutput = FileHandle.nullDevice
    try demo.run()
    try wait("it serves") { (try? server.client().send("GET", "/healthz"))?.status == 200 }
    demo.terminate()
    demo.waitUntilExit()
    #expect(try export("members", server.data).count == 3)
    #expect(try export("catalogue", server.data).count == 2)
  }

  @Test("killed while it is filled, again and again, it becomes what it would have become")
  func killed() throws {
    let undisturbed = try LoketServer(library: "small")
    let data = home.appending(path: "data")
    for milliseconds in [80, 120, 160, 200, 260, 320] {
      let demo = Process()
      demo.executableURL = LoketServer.executable
      demo.arguments = ["serve", "--demo", "--data", data.path, "--port", String(undisturbed.port)]
      (demo.standardOutput, demo.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
      try demo.run()
      // The moment of the kill is what is tested; nothing is waited for.
      Thread.sleep(forTimeInterval: Double(milliseconds) / 1000)
      kill(demo.processIdentifier, SIGKILL)
      demo.waitUntilExit()
    }
    undisturbed.stop()
    let last = Process()
    last.executableURL = LoketServer.executable
    last.arguments = ["serve", "--demo", "--data", data.path, "--port", String(undisturbed.port)]
    last.standardOutput = FileHandle.nullDevice
    try last.run()
    try wait("it serves") { (try? undisturbed.client().send("GET", "/healthz"))?.status == 200 }
    last.terminate()
    last.waitUntilExit()
    #expect(try export("members", data) == export("members", undisturbed.data))
    #expect(try shelves(data) == shelves(undisturbed.data))
    #expect(try export("loans", data).count > 500)
  }

  @Test("a size that is none, or one without the demo, is wrong usage")
  func sizes() throws {
    let huge = try LoketCommand(["serve", "--demo", "--size", "huge"], home: home)
    #expect(huge.status == 2)
    #expect(huge.errors.contains("none, small, large"))
    #expect(try LoketCommand(["serve", "--size", "small"], home: home).status == 2)
  }
}
