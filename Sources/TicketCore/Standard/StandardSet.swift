import Calendars

/// The service standards of an installation.
package struct StandardSet: Sendable {
  /// In the order of the files.
  package let all: [ServiceStandard]

  /// Standards that have passed `load(files:)` together, or a choice of them.
  package init(all: [ServiceStandard]) {
    self.all = all
  }

  /// The standard with an id; nil for none.
  package subscript(id: String) -> ServiceStandard? { all.first { $0.id == id } }

  /// Reads standard files. The office's own file of a name must be given instead of the shipped one, not beside it.
  /// Throws every problem of every file at once; each names file, place and remedy.
  package static func load(files: [(name: String, bytes: [UInt8])]) throws(FileProblems) -> StandardSet {
    var standards: [ServiceStandard] = []
    var problems: [FileProblem] = []
    for file in files {
      switch FileNode.read(file: file.name, bytes: file.bytes, as: ServiceStandard.init(reading:)) {
      case .success(let standard):
        problems += clashes(of: standard, with: standards, file: file.name)
        standards.append(standard)
      case .failure(let found):
        problems += found.all
      }
    }
    guard problems.isEmpty else { throw FileProblems(problems) }
    return StandardSet(all: standards)
  }

  private static func clashes(
    of standard: ServiceStandard, with others: [ServiceStandard], file: String
  ) -> [FileProblem] {
    var problems: [FileProblem] = []
    if others.contains(where: { $0.id == standard.id }) {
      let message = Phrase(
        "Id \"\(standard.id)\" sudah dipakai berkas lain; beri id lain.",
        "The id \"\(standard.id)\" is taken by another file; choose another.")
      problems.append(FileProblem(file: file, pointer: "/id", message: message))
    }
    if let other = others.first(where: { $0.letter == standard.letter }) {
      let message = Phrase(
        "Huruf \"\(standard.letter)\" sudah dipakai \(other.id); pilih huruf lain.",
        "The letter \"\(standard.letter)\" is taken by \(other.id); choose another.")
      problems.append(FileProblem(file: file, pointer: "/letter", message: message))
    }
    return problems
  }
}
