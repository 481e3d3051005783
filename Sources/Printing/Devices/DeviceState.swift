import Calendars

/// How a printer is: one vocabulary for every way to it.
package enum DeviceState: Sendable, Equatable {
  /// The printer itself says that it is ready.
  case ok
  /// No paper.
  case paperOut
  /// Paper is running out; it still prints.
  case paperLow
  /// A cover or a door stands open.
  case coverOpen
  /// The printer, or the way to it, does not answer.
  case offline
  /// Something else is wrong; with the printer's words, cleaned for a screen.
  case error(String)
  /// Nobody knows: an idle CUPS queue says nothing about its printer.
  case unknown

  /// The name in the API: `ok`, `paperOut`, `paperLow`, `coverOpen`, `offline`, `error`, `unknown`.
  package var name: String {
    switch self {
    case .ok: "ok"
    case .paperOut: "paperOut"
    case .paperLow: "paperLow"
    case .coverOpen: "coverOpen"
    case .offline: "offline"
    case .error: "error"
    case .unknown: "unknown"
    }
  }

  /// What keeps a printer in this state from printing: its name, or the printer's words; nil when nothing does.
  package var obstacle: String? {
    switch self {
    case .ok, .paperLow, .unknown: nil
    case .error(let words): words
    case .paperOut, .coverOpen, .offline: name
    }
  }

  /// What an `obstacle` is called among people.
  package static func words(ofObstacle obstacle: String) -> Phrase {
    [paperOut, coverOpen, offline].first { $0.name == obstacle }?.words ?? Phrase(obstacle, obstacle)
  }

  /// For people.
  package var words: Phrase {
    switch self {
    case .ok: Phrase("siap", "ready")
    case .paperOut: Phrase("kertas habis", "out of paper")
    case .paperLow: Phrase("kertas hampir habis", "paper is low")
    case .coverOpen: Phrase("tutup terbuka", "cover open")
    case .offline: Phrase("luring", "offline")
    case .error(let words): Phrase(words, words)
    case .unknown: Phrase("tidak diketahui", "not known")
    }
  }
}

extension DeviceState {
  /// What keywords of `printer-state-reasons` (RFC 8011 §5.4.12) say, the most pressing first; nil when they say nothing.
  init?(reasons: [String], message: String) {
    let keywords = Set(reasons.map(Self.bare))
    let failed = reasons.first { $0.hasSuffix("-error") }
    if !keywords.isDisjoint(with: ["media-empty", "media-needed"]) {
      self = .paperOut
    } else if !keywords.isDisjoint(with: ["cover-open", "door-open", "interlock-open"]) {
      self = .coverOpen
    } else if !keywords.isDisjoint(with: ["offline", "connecting-to-device", "timed-out", "shutdown"]) {
      self = .offline
    } else if Self.silence.contains(message) {
      self = .offline
    } else if keywords.contains("media-jam") || failed != nil {
      self = .error(message.isEmpty ? failed ?? "media-jam" : message)
    } else if keywords.contains("media-low") {
      self = .paperLow
    } else {
      return nil
    }
  }

  /// What the backends of CUPS 2.4 say, in these words alone and with reasons "none", while a printer does not answer.
  private static let silence: Set<String> = [
    "The printer is in use.", "The printer is not responding.", "The printer is unreachable at this time.",
    "The printer may not exist or is unavailable at this time.", "The printer is not connected.",
  ]

  /// A reason without its severity.
  private static func bare(_ reason: String) -> String {
    for severity in ["-error", "-warning", "-report"] where reason.hasSuffix(severity) {
      return String(reason.dropLast(severity.count))
    }
    return reason
  }
}
