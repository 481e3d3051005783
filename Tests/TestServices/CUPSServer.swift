import Foundation

/// A real cupsd with two printers behind it, for one test: `Tests/Services/cups-up.sh` in a folder of its own.
/// It ends with `stop()`, with its last reference, or with the test's process, however that ends.
package final class CUPSServer: Sendable {
  /// How the receipt printer's stand-in behaves; it looks at every connection.
  package enum SinkMode: String, Sendable {
    case normal, reset, down
    case stall = "stall:2"
    case hold = "hold:2"
    case slow = "slow:2000"
  }

  /// How the roll printer behaves.
  package enum PrinterMode: String, Sendable {
    /// Prints.
    case ok
    /// Has no paper, until the mode changes.
    case empty
    /// Stands open, until the mode changes.
    case cover
    /// Gives the job up.
    case fail
  }

  /// What went wrong, with what the script said.
  package struct Failure: Error, CustomStringConvertible {
    package let description: String
  }

  /// A raw queue that ends in the receipt printer's stand-in.
  package let thermalQueue = "thermal"
  /// A driverless queue that ends in an ippeveprinter that takes PDF on an 80 mm roll.
  package let rollQueue = "roll"
  /// Where everything lies; deleted by `stop()`.
  package let folder: URL
  /// The path of cupsd's socket: the host for libcups, `CUPS_SERVER` for commands.
  package var socket: String { folder.appending(path: "run/cups.sock").path }

  /// Where the receipt printer's stand-in listens, without cupsd.
  package var sinkPort: UInt16 { get throws { UInt16(truncatingIfNeeded: try port("sink")) } }

  /// Where the roll printer itself listens, without cupsd.
  package var rollURI: String { get throws { "ipp://localhost:\(try port("roll"))/ipp/print" } }

  private static let scripts = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Services")

  private init(folder: URL) {
    self.folder = folder
  }

  deinit { stop() }

  /// Whether `start` can give cupsd a disk of its own: that needs a mount.
  package static let canLimitSpool: Bool = {
    let folder = FileManager.default.temporaryDirectory.appending(path: "loket-mount-\(UUID().uuidString.prefix(8))")
    guard (try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)) != nil else {
      return false
    }
    defer { try? FileManager.default.removeItem(at: folder) }
    let mount = ["-t", "tmpfs", "-o", "size=64k", "tmpfs", folder.path]
    guard (try? Tool.run("/bin/mount", mount)) != nil else { return false }
    return (try? Tool.run("/bin/umount", [folder.path])) != nil
  }()

  /// Brings everything up and returns when it answers, half a second or so later.
  /// - Parameter spoolBytes: the size of the disk that cupsd keeps documents on, where that is limited.
  package static func start(spoolBytes: Int? = nil) throws -> CUPSServer {
    // Short, since a socket's path is; readable by the account that cupsd runs its backends under.
    let name = "loket-cups-\(UUID().uuidString.prefix(8))"
    let server = CUPSServer(folder: FileManager.default.temporaryDirectory.appending(path: name))
    try FileManager.default.createDirectory(at: server.folder, withIntermediateDirectories: false)
    let size = spoolBytes.map { ["SPOOL_BYTES=\($0)"] } ?? []
    let script = scripts.appending(path: "cups-up.sh").path
    try Tool.run(
      "/usr/bin/env",
      size + [script, server.folder.path, String(ProcessInfo.processInfo.processIdentifier)])
    return server
  }

  /// Ends everything and deletes the folder.
  package func stop() {
    guard FileManager.default.fileExists(atPath: folder.path) else { return }
    _ = try? Tool.run(Self.scripts.appending(path: "cups-down.sh").path, [folder.path])
    try? FileManager.default.removeItem(at: folder)
  }

  // MARK: The printers

  /// Changes how the receipt printer's stand-in behaves, and waits until `down`, or its end, is true.
  package func setSinkMode(_ mode: SinkMode) throws {
    try Data(mode.rawValue.utf8).write(to: folder.appending(path: "sink/mode"), options: .atomic)
    let port = try port("sink")
    try wait("the sink is \(mode)") { Self.listens(port) == (mode != .down) }
  }

  /// What the receipt printer's stand-in was sent, one entry a connection, oldest first; nothing of probes.
  package func received() -> [[UInt8]] {
    documents(in: "sink") { $0.pathExtension == "bin" }.filter { !$0.isEmpty }
  }

  /// Changes how the roll printer behaves, also in the middle of a document.
  package func setPrinterMode(_ mode: PrinterMode) throws {
    try Data(mode.rawValue.utf8).write(to: folder.appending(path: "mode"), options: .atomic)
  }

  /// The documents that the roll printer has printed, oldest first.
  package func printed() -> [[UInt8]] {
    documents(in: "printed") { !$0.lastPathComponent.hasPrefix(".") }
  }

  // MARK: The queues

  /// Stops a queue: it takes jobs and keeps them.
  package func stopQueue(_ queue: String) throws { try command("cupsdisable", [queue]) }

  /// Lets a stopped queue go on.
  package func resumeQueue(_ queue: String) throws { try command("cupsenable", [queue]) }

  /// Runs one of CUPS' commands against this server.
  package func command(_ name: String, _ arguments: [String]) throws {
    try Tool.run("/usr/bin/env", ["CUPS_SERVER=\(socket)", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", name] + arguments)
  }

  // MARK: The scheduler

  /// Kills cupsd as a power cut would.
  package func kill() throws {
    let cupsd = try pid("cupsd")
    Foundation.kill(cupsd, SIGKILL)
    try wait("cupsd is gone") { Foundation.kill(cupsd, 0) != 0 }
  }

  /// Starts cupsd again, with what it had on disk.
  package func restart() throws {
    let before = try pid("cupsd")
    Foundation.kill(try keeper(), SIGUSR1)
    try wait("cupsd is back") {
      guard let now = try? pid("cupsd"), now != before else { return false }
      return (try? command("lpstat", ["-v"])) != nil
    }
  }

  /// Starts cupsd again with an operation that only administrators may ask for, as Debian ships it.
  package func reserve(_ operation: String) throws {
    let config = folder.appending(path: "etc/cupsd.conf")
    let text = try String(contentsOf: config, encoding: .utf8)
    let limit = "<Limit \(operation)>\n    AuthType Default\n    Require user @SYSTEM\n  </Limit>\n  <Limit All>"
    try Data(text.replacing("<Limit All>", with: limit).utf8).write(to: config)
    try kill()
    try restart()
  }

  /// Takes away a killed cupsd's memory of jobs, so that it gives their numbers again, as one without
  /// `DirtyCleanInterval 0` does of its own.
  package func forgetJobs() throws {
    let files = FileManager.default
    for file in try files.contentsOfDirectory(at: folder.appending(path: "spool"), includingPropertiesForKeys: nil)
    where file.lastPathComponent.first == "c" || file.lastPathComponent.first == "d" {
      try files.removeItem(at: file)
    }
    try? files.removeItem(at: folder.appending(path: "cache/job.cache"))
  }

  /// Stops cupsd in mid-step: connections are taken and nothing is answered.
  package func freeze() throws { Foundation.kill(try pid("cupsd"), SIGSTOP) }

  /// Lets a frozen cupsd go on.
  package func thaw() throws { Foundation.kill(try pid("cupsd"), SIGCONT) }
}

extension CUPSServer {
  /// Waits for something to become true, half a minute at most.
  package func wait(_ what: @autoclosure () -> String, until isTrue: () throws -> Bool) throws {
    try TestServices.wait(what(), until: isTrue)
  }

  private func documents(in name: String, where isDocument: (URL) -> Bool) -> [[UInt8]] {
    let files = try? FileManager.default.contentsOfDirectory(
      at: folder.appending(path: name), includingPropertiesForKeys: nil)
    return (files ?? []).filter(isDocument).sorted { $0.lastPathComponent < $1.lastPathComponent }
      .compactMap { try? [UInt8](Data(contentsOf: $0)) }
  }

  private func keeper() throws -> Int32 {
    try number(String(contentsOf: folder.appending(path: "keeper"), encoding: .utf8))
  }

  private func pid(_ service: String) throws -> Int32 { try entry(service, in: "pids") }

  private func port(_ service: String) throws -> Int32 { try entry(service, in: "ports") }

  /// The last line of a file that starts with this word, which is followed by a number.
  private func entry(_ word: String, in file: String) throws -> Int32 {
    let lines = try String(contentsOf: folder.appending(path: file), encoding: .utf8).split(separator: "\n")
    return try number(String(lines.last { $0.hasPrefix("\(word) ") }?.dropFirst(word.count) ?? ""))
  }

  private func number(_ text: String) throws -> Int32 {
    guard let number = Int32(text.trimmingCharacters(in: .whitespacesAndNewlines)) else {
      throw Failure(description: "no number in \"\(text)\"")
    }
    return number
  }

  private static func listens(_ port: Int32) -> Bool {
    (try? Tool.run("/bin/bash", ["-c", "exec 3<>/dev/tcp/127.0.0.1/\(port)"])) != nil
  }
}
