/// What a receipt printer answers to `DLE EOT n`, the ESC/POS question about its state that it hears also while it
/// prints: one byte for each of the questions 1 (printer), 2 (cause) and 4 (paper).
struct RealTimeStatus {
  /// The questions, in the order in which they are asked.
  static let questions: [UInt8] = [1, 2, 4]

  private var answers: [UInt8: UInt8] = [:]

  /// The bytes that ask a question.
  static func asking(_ question: UInt8) -> [UInt8] { [0x10, 0x04, question] }

  /// Whether a byte is an answer of this kind: bits 1 and 4 are always set, bits 0 and 7 never.
  static func isAnswer(_ byte: UInt8) -> Bool { byte & 0b1001_0011 == 0b0001_0010 }

  /// Whether it has answered nothing at all.
  var isSilence: Bool { answers.isEmpty }

  mutating func note(_ answer: UInt8, to question: UInt8) { answers[question] = answer }

  /// How the printer is, by what it answered; `unknown` when it answered nothing.
  ///
  /// An open cover goes first: with it open, the paper's sensors say nothing.
  var state: DeviceState {
    let (printer, cause, paper) = (answers[1] ?? 0, answers[2] ?? 0, answers[4] ?? 0)
    if isSilence { return .unknown }
    if cause & 0b0000_0100 != 0 { return .coverOpen }
    if cause & 0b0010_0000 != 0 || paper & 0b0110_0000 != 0 { return .paperOut }
    if cause & 0b0100_0000 != 0 { return .error("printer melaporkan kerusakan") }
    if printer & 0b0000_1000 != 0 { return .offline }
    return paper & 0b0000_1100 != 0 ? .paperLow : .ok
  }
}
