import Calendars

extension DeskProblem {
  /// Mistakes in what has the shape of a data file, each at its place.
  init(_ problems: FileProblems) {
    self = .invalid(problems.all.map { (field: $0.pointer, message: $0.message) })
  }

  /// Why settings were not taken, in words; what the machine did wrong goes to the log alone.
  init(_ refusal: SettingsRefusal, log: (String) -> Void) {
    switch refusal {
    case .invalid(let problems): self.init(problems)
    case .stale(let current): self = .stale(current: current)
    case .unusable(let words):
      log("settings: \(words)")
      self = .unavailable
    }
  }
}
