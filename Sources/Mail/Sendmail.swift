import Foundation
import Records

/// The mail system's `sendmail`: takes a whole message on standard input and its recipients from its header.
package struct Sendmail: Sendable {
  /// What became of a message.
  enum Outcome: Equatable {
    /// The mail system has it.
    case taken
    /// Another attempt may do better.
    case later(MailTrouble)
    /// No attempt ever will.
    case never(MailTrouble)
  }

  /// The command and its arguments, exactly as they are run; no shell reads them.
  let command: [String]
  /// How long one message may take.
  let patience: Duration

  /// - Parameter command: at least the executable's absolute path.
  package init(command: [String], patience: Duration = .seconds(120)) {
    self.command = command
    self.patience = patience
  }

  /// Hands a message over and waits for the command's end.
  /// - Parameter isStopping: asked again and again; a command that goes on after a yes is ended soon.
  func deliver(_ message: [UInt8], isStopping: () -> Bool) -> Outcome {
    let process = Process()
    process.executableURL = URL(filePath: command.first ?? "")
    process.arguments = Array(command.dropFirst())
    process.standardOutput = FileHandle.nullDevice
    // What it says names addresses, and those belong in no log.
    process.standardError = FileHandle.nullDevice
    let ended = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in ended.signal() }
    do {
      process.standardInput = try Self.file(holding: message)
      try process.run()
    } catch {
      return .later(.noCommand)
    }
    guard wait(for: ended, isStopping) else {
      end(process, ended)
      return .later(.timedOut)
    }
    return process.terminationReason == .exit ? Self.outcome(of: process.terminationStatus) : .later(.unavailable)
  }

  /// A file without a name that holds the message. The command sees the whole of it or nothing: through a pipe, a desk
  /// that is killed in the middle would have it send half a message.
  private static func file(holding message: [UInt8]) throws -> FileHandle {
    let path = FileManager.default.temporaryDirectory.appending(path: "loket-\(UUID().uuidString)").path
    let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
    unlink(path)
    let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    try file.write(contentsOf: message)
    try file.seek(toOffset: 0)
    return file
  }

  /// Seconds that a command is left to when the desk stops, and when it is told to end.
  private static let grace = 5.0

  /// Whether it ended in its time.
  private func wait(for ended: DispatchSemaphore, _ isStopping: () -> Bool) -> Bool {
    var deadline = ContinuousClock.now + patience
    var isTold = false
    while ContinuousClock.now < deadline {
      if ended.wait(timeout: .now() + 0.1) == .success { return true }
      if !isTold, isStopping() {
        isTold = true
        deadline = min(deadline, .now + .seconds(Self.grace))
      }
    }
    return false
  }

  private func end(_ process: Process, _ ended: DispatchSemaphore) {
    process.terminate()
    guard ended.wait(timeout: .now() + Self.grace) == .timedOut else { return }
    kill(process.processIdentifier, SIGKILL)
    ended.wait()
  }

  /// What an exit code means (`sysexits.h`). Where programs disagree another attempt is made: msmtp, for one, has no
  /// `EX_NOHOST` for the recipient's host but for its own server's.
  static func outcome(of status: Int32) -> Outcome {
    switch status {
    case 0: .taken
    case EX_USAGE: .never(.usage)
    case EX_DATAERR: .never(.rejected)
    case EX_NOUSER: .never(.address)
    case EX_CONFIG, EX_NOPERM, EX_NOINPUT, EX_OSFILE, EX_CANTCREAT: .later(.misconfigured)
    default: .later(.unavailable)
    }
  }
}
