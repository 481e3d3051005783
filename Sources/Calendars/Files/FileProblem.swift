/// One mistake in a data file: where it is and what to do about it.
package struct FileProblem: Hashable, Sendable {
  /// The file's name, as it was given.
  package let file: String
  /// The place in the file (JSON Pointer, RFC 6901); empty for the whole document.
  package let pointer: String
  /// What is wrong and how to mend it.
  package let message: Phrase

  /// A file, a place in it, and the remedy.
  package init(file: String, pointer: String, message: Phrase) {
    self.file = file
    self.pointer = pointer
    self.message = message
  }

  /// File, place and remedy on one line.
  package func line(in language: Language) -> String {
    pointer.isEmpty ? "\(file): \(message[language])" : "\(file) \(pointer): \(message[language])"
  }
}

/// All mistakes of a set of data files at once.
package struct FileProblems: Error, Hashable, Sendable {
  /// At least one, in the order of the files.
  package let all: [FileProblem]

  /// At least one problem.
  package init(_ all: [FileProblem]) {
    self.all = all
  }
}
