import Foundation

/// The real `loket serve` in a process of its own, on a free port and a data folder that goes with it.
package final class LoketServer {
  /// It did not start, with what it said.
  package struct Failure: Error, CustomStringConvertible {
    package let description: String
  }

  /// Where it listens on loopback.
  package let port: Int
  /// Its data folder.
  package let data: URL
  private let arguments: [String]
  private let environment: [String: String]
  private var process = Process()
  private var starts = 0

  /// Starts it and waits until it answers.
  ///
  /// - Parameters:
  ///   - printers: the config's `printers`, when the demo's preview is not what is tested.
  ///   - office: the office's name, together with `printers`.
  ///   - counters: how many counters the office has, together with `printers`.
  ///   - crm: the config's `crm`, together with `printers`.
  ///   - library: the size of the demo's library.
  ///   - environment: added to the test's own.
  ///   - folder: where the data folder is made; the temporary folder may be another disk.
  package init(
    printers: [[String: Any]]? = nil, office: String = "Kantor Uji", counters: Int = 1, crm: [String: Any]? = nil,
    library: String = "none", environment: [String: String] = [:],
    in folder: URL = FileManager.default.temporaryDirectory
  ) throws {
    port = try Self.freePort()
    data = folder.appending(path: "loket-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
    var arguments = ["serve", "--demo", "--data", data.path, "--port", String(port), "--size", library]
    if let printers {
      var config: [String: Any] = [
        "office": ["id": "uji", "name": office, "timeZone": "Asia/Makassar"], "printers": printers,
        "counters": (1...counters).map { ["number": $0] },
      ]
      config["crm"] = crm
      let file = data.appending(path: "uji.json")
      try JSONSerialization.data(withJSONObject: config).write(to: file)
      arguments += ["--config", file.path]
    }
    self.arguments = arguments
    self.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    try start()
  }

  /// Starts it on an empty data folder, without demo and config: it waits to be set up.
  package init(withoutOffice environment: [String: String]) throws {
    port = try Self.freePort()
    data = FileManager.default.temporaryDirectory.appending(path: "loket-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
    arguments = ["serve", "--data", data.path, "--port", String(port)]
    self.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    try start()
  }

  deinit {
    stop()
    try? FileManager.default.removeItem(at: data)
  }

  /// The built command beside the tests.
  package static var executable: URL {
    let tests = URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath()
    return tests.deletingLastPathComponent().appending(path: "loket")
  }

  /// Starts it again on the same data.
  package func start() throws {
    starts += 1
    process = Process()
    process.executableURL = Self.executable
    process.arguments = arguments
    process.environment = environment
    let log = data.appending(path: "server.log")
    if !FileManager.default.fileExists(atPath: log.path) { try Data().write(to: log) }
    let output = try FileHandle(forWritingTo: log)
    try output.seekToEnd()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    for _ in 0..<200 {
      if (try? client().send("GET", "/healthz")) != nil { return }
      guard process.isRunning else { break }
      Thread.sleep(forTimeInterval: 0.05)
    }
    throw Failure(description: self.log)
  }

  /// All that it wrote to its output.
  package var log: String {
    (try? String(contentsOf: data.appending(path: "server.log"), encoding: .utf8)) ?? ""
  }

  /// The set-up code of its last start, which is written once it is reached; of an earlier one where it is set up by now.
  package var setUpCode: String? {
    let codes = { [self] in log.matches(of: /[0-9A-Z]{4}-[0-9A-Z]{4}/).map { String($0.0) } }
    for _ in 0..<100 where codes().count < starts {
      if let answer = try? client().send("GET", "/healthz"), answer.json["office"] is String { break }
      Thread.sleep(forTimeInterval: 0.05)
    }
    return codes().last
  }

  /// A client of its own connection.
  package func client() -> WireClient { WireClient(port: port) }

  /// A client who is signed in with a demo account.
  package func client(as username: String) throws -> WireClient {
    let client = client()
    let answer = try client.signIn(username)
    guard answer.status == 200 else { throw Failure(description: answer.text) }
    return client
  }

  /// Adds officers by the command, beside the serving desk, and signs each in.
  package func officers(_ count: Int) throws -> [WireClient] {
    try (1...count).map { number in
      let (name, password) = ("petugas\(number)", "kata sandi petugas")
      let process = Process()
      process.executableURL = Self.executable
      process.arguments = ["user", "add", name, "--role", "petugas", "--data", data.path]
      let typed = Pipe()
      (process.standardInput, process.standardOutput) = (typed, FileHandle.nullDevice)
      try process.run()
      typed.fileHandleForWriting.write(Data("\(password)\n".utf8))
      try typed.fileHandleForWriting.close()
      process.waitUntilExit()
      let client = client()
      guard process.terminationStatus == 0, try client.signIn(name, password: password).status == 200 else {
        throw Failure(description: "\(name) could not sign in")
      }
      return client
    }
  }

  /// The process's number.
  package var processIdentifier: Int32 { process.processIdentifier }

  /// Ends it as a power cut would.
  package func kill() {
    Foundation.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// Ends it politely.
  package func stop() {
    guard process.isRunning else { return }
    process.terminate()
    process.waitUntilExit()
  }

  /// What its database answers to SQL by itself, columns parted by a bar.
  package func sqlite(_ sql: String) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["sqlite3", data.appending(path: "loket.sqlite").path, sql]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return text.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private static func freePort() throws -> Int {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let result = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
      }
    }
    guard result else { throw Failure(description: "no free port") }
    return Int(in_port_t(bigEndian: address.sin_port))
  }
}
