import Calendars

/// A satisfaction survey's form, as data: what is asked about a service, each with answers from worst to best. It asks
/// nothing about the person.
package struct SatisfactionSurvey: Hashable, Encodable, Sendable {
  /// One element of the service.
  package struct Element: Hashable, Encodable, Sendable {
    /// Such as `u1`.
    package let id: String
    /// The element's name.
    package let label: Phrase
    /// What is asked.
    package let question: Phrase
    /// The answers, worth 1, 2, 3, 4 in their order.
    package let choices: [Phrase]
  }

  /// The best score; the worst is 1.
  package static let best = 4

  /// The form's edition; an answer keeps the one that it was given on.
  package let version: String
  /// What the survey is called.
  package let title: Phrase
  /// The regulation that it follows.
  package let decree: String
  /// The elements in the order of the questions; all weigh the same.
  package let elements: [Element]
}

extension SatisfactionSurvey {
  /// Reads a survey's file.
  /// - Throws: `FileProblems`: every mistake in it, by place and remedy.
  package static func load(file: String, bytes: [UInt8]) throws(FileProblems) -> SatisfactionSurvey {
    try FileNode.read(file: file, bytes: bytes, as: SatisfactionSurvey.init(reading:)).get()
  }

  private init?(reading node: FileNode) {
    guard let file = node.object(["version", "title", "decree", "elements"]) else { return nil }
    let (version, title) = (file.required("version")?.string(), file.required("title")?.phrase())
    let (decree, elements) = (
      file.required("decree")?.string(), file.required("elements")?.list(Element.init(reading:))
    )
    guard let version, let title, let decree, let elements else { return nil }
    guard !elements.isEmpty, Set(elements.map(\.id)).count == elements.count else {
      node.note(
        Phrase("Sebut unsur-unsurnya, masing-masing dengan id sendiri.", "Name the elements, each by its own id."))
      return nil
    }
    self.init(version: version, title: title, decree: decree, elements: elements)
  }
}

extension SatisfactionSurvey.Element {
  fileprivate init?(reading node: FileNode) {
    guard let object = node.object(["id", "label", "question", "choices"]) else { return nil }
    let (id, label) = (object.required("id")?.identifier(), object.required("label")?.phrase())
    let question = object.required("question")?.phrase()
    let choices = object.required("choices")?.list { $0.phrase() }
    guard let id, let label, let question, let choices else { return nil }
    guard choices.count == SatisfactionSurvey.best else {
      node.note(Phrase("Beri empat pilihan, dari terburuk ke terbaik.", "Give four choices, from worst to best."))
      return nil
    }
    self.init(id: id, label: label, question: question, choices: choices)
  }
}
