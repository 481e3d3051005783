import Printing
import TestServices
import Testing

/// A receipt printer's stand-in and the way to it, with limits short enough for a test.
struct SocketBench {
  let sink: StandIn
  /// What is asked before each document of a printer that answers.
  static let questions: [UInt8] = [0x10, 4, 1, 0x10, 4, 2, 0x10, 4, 4]
  static let document = TestPages.escpos
  /// More than the kernel's buffers hold, of bytes that ask nothing.
  static let roll = [UInt8](repeating: 0x20, count: 48 << 20)

  init() throws {
    sink = try StandIn(.socket)
  }

  static var limits: SocketLimits {
    var limits = SocketLimits()
    limits.connecting = .seconds(2)
    limits.status = .milliseconds(700)
    limits.stall = .seconds(1)
    limits.confirmation = .seconds(3)
    limits.asking = .milliseconds(200)
    limits.farewell = .milliseconds(300)
    return limits
  }

  func printer(_ confirmation: PrintConfirmation = .processID) -> SocketPrinter {
    SocketPrinter(
      name: "karcis", host: "127.0.0.1", port: sink.port, confirmation: confirmation, limits: Self.limits)
  }

  /// Prints and says what became of it.
  func end(
    of document: [UInt8] = document, _ confirmation: PrintConfirmation = .processID, jobName: String = "loket-1"
  ) throws -> DeliveryProgress {
    try printer(confirmation).submit(document, format: .escpos, jobName: jobName).progress
  }

  /// How a print failed.
  func failure(of document: [UInt8] = document) -> DeviceError? {
    do {
      let end = try end(of: document)
      Issue.record("it did not fail: \(end)")
      return nil
    } catch {
      return error as? DeviceError
    }
  }

  /// The one connection's bytes, once it has ended.
  func receivedOnce() throws -> [UInt8] {
    try wait("the printer has it") { sink.received.count == 1 }
    return sink.received[0]
  }
}

extension DeliveryProgress {
  /// The words of a delivery that nobody knows the end of; nil for every other.
  var lostWords: String? {
    if case .lost(let words) = self { words } else { nil }
  }
}
