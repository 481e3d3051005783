import Calendars

/// How a receipt printer is asked whether a document is on paper.
package enum PrintConfirmation: Sendable, Equatable {
  /// `GS ( H` function 48: it gives back an id once everything before it is printed.
  case processID
  /// `GS r 1`: it tells of its paper once it has come so far; its answer bears no id.
  case paperSensor
  /// Not at all: it would print the question.
  case none
}

/// The question behind a document, and what answers it.
struct PrintMark {
  private let confirmation: PrintConfirmation
  private let id: [UInt8]

  /// The mark of one job. Its id has four of the letters `@` to `O`: no byte of the answer looks like one of
  /// `RealTimeStatus` then, so that the two are told apart in whatever order they come.
  init(jobName: String, confirmation: PrintConfirmation) {
    self.confirmation = confirmation
    // FNV-1a: short, and the same after a restart.
    let hash = jobName.utf8.reduce(0x811C_9DC5 as UInt32) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
    id = (0..<4).map { 0x40 + UInt8(truncatingIfNeeded: hash >> (8 * $0)) & 0x0F }
  }

  /// The bytes that ask; none where nothing is asked.
  var question: [UInt8] {
    switch confirmation {
    case .processID: [0x1D, 0x28, 0x48, 6, 0, 48, 48] + id
    case .paperSensor: [0x1D, 0x72, 1]
    case .none: []
    }
  }

  /// What the answers so far say, those of `RealTimeStatus` taken out: the end, or nil while there is none.
  func end(in answers: [UInt8]) -> DeliveryProgress? {
    switch confirmation {
    case .processID: answers.firstRange(of: [0x37, 0x22] + id + [0]) == nil ? nil : .done(confirmed: true)
    case .paperSensor:
      // Bits 4 and 7 are never set; bits 2 and 3 say that the paper has ended, perhaps before the document did.
      answers.first { $0 & 0b1001_0000 == 0 }.map { answer in
        answer & 0b0000_1100 == 0 ? .done(confirmed: true) : .lost(DeviceState.paperOut.words.id)
      }
    case .none: nil
    }
  }
}
