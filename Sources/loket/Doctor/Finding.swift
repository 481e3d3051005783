import Calendars

/// One thing that the doctor looked at.
struct Finding {
  /// How it is.
  enum Grade: String {
    case well = "ok"
    case warning = "??"
    case trouble = "!!"
  }

  let grade: Grade
  let part: Phrase
  /// What is there or what is wrong, and what mends it.
  let words: Phrase

  init(_ grade: Grade, _ part: Phrase, _ words: Phrase) {
    self.grade = grade
    self.part = part
    self.words = words
  }

  func line(in language: Language) -> String { "\(grade.rawValue)  \(part[language]): \(words[language])" }
}
