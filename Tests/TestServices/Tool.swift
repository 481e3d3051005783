import Foundation

/// Programs that the tests call and wait for.
enum Tool {
  /// It did not end well, with what it said.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Runs a program to its end and answers what it said.
  @discardableResult
  static func run(_ path: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: path)
    process.arguments = arguments
    // A file and not a pipe: it takes any length, and what the program leaves running would keep a pipe open.
    let log = FileManager.default.temporaryDirectory.appending(path: "loket-\(UUID().uuidString)")
    try Data().write(to: log)
    defer { try? FileManager.default.removeItem(at: log) }
    let output = try FileHandle(forWritingTo: log)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = output
    try process.run()
    process.waitUntilExit()
    let said = try String(contentsOf: log, encoding: .utf8)
    guard process.terminationStatus == 0 else { throw Failure(description: said) }
    return said
  }

  /// Runs a Python script of `Tests/Services` that goes on in the background once it has written where it listens into
  /// the file `port` of its folder; answers the port.
  /// - Parameter python: the interpreter, which has what the script imports.
  static func listen(_ script: URL, in folder: URL, python: String, _ arguments: [String]) throws -> UInt16 {
    let process = Process()
    process.executableURL = URL(filePath: python)
    process.arguments = ["-B", script.path] + arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let text = try String(contentsOf: folder.appending(path: "port"), encoding: .utf8)
    guard process.terminationStatus == 0, let port = UInt16(text) else {
      throw WaitedInVain(description: "\(script.lastPathComponent) listens")
    }
    return port
  }
}
