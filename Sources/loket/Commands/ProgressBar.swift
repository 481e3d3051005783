import Foundation

/// How far a long command has come, on a terminal only: one line of standard error that is written over.
final class ProgressBar {
  private static let width = 30
  private let total: Int
  private let isShown = isatty(STDERR_FILENO) == 1
  private var last = ContinuousClock.now
  private var isVisible = false

  /// A bar that is full at `total`.
  init(of total: Int) { self.total = max(total, 1) }

  /// Shows how much is done; several times a second at most.
  func show(_ done: Int) {
    guard isShown, ContinuousClock.now - last > .milliseconds(100) else { return }
    last = .now
    let share = min(1, Double(done) / Double(total))
    let full = Int(share * Double(Self.width))
    let bar = String(repeating: "#", count: full) + String(repeating: ".", count: Self.width - full)
    write("\r[\(bar)] \(Int(share * 100)) %")
    isVisible = true
  }

  /// Makes room for a line of words, and at the end leaves the terminal as it was.
  func clear() {
    guard isVisible else { return }
    write("\r\u{1B}[K")
    isVisible = false
  }

  private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
