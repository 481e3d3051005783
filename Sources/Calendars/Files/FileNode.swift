import Foundation

/// A place in a data file while it is being read. Each reading that fails notes a problem and answers nil, and the
/// reader goes on, so that one start of the program shows every mistake.
package struct FileNode {
  /// Where in the file this is (JSON Pointer, RFC 6901).
  package let pointer: String
  private let tree: JSONTree
  private let findings: Findings

  private final class Findings {
    let file: String
    var problems: [FileProblem] = []

    init(file: String) {
      self.file = file
    }
  }

  private init(tree: JSONTree, pointer: String, findings: Findings) {
    self.tree = tree
    self.pointer = pointer
    self.findings = findings
  }

  /// Reads one file with `body`; answers its value, or every problem that was noted. Nil from `body` must come with
  /// a noted problem.
  package static func read<Value>(
    file: String, bytes: [UInt8], as body: (FileNode) -> Value?
  ) -> Result<Value, FileProblems> {
    do {
      return read(file: file, tree: try JSONDecoder().decode(JSONTree.self, from: Data(bytes)), as: body)
    } catch {
      let message = Phrase(
        "Bukan JSON yang sah; periksa koma, tanda kutip dan kurung, dan simpan sebagai UTF-8.",
        "Not valid JSON; check commas, quotes and brackets, and save it as UTF-8.")
      return .failure(FileProblems([FileProblem(file: file, pointer: "", message: message)]))
    }
  }

  /// The same for a document that is in memory already.
  package static func read<Value>(
    file: String, tree: JSONTree, as body: (FileNode) -> Value?
  ) -> Result<Value, FileProblems> {
    let findings = Findings(file: file)
    let value = body(FileNode(tree: tree, pointer: "", findings: findings))
    guard findings.problems.isEmpty, let value else { return .failure(FileProblems(findings.problems)) }
    return .success(value)
  }

  /// Notes a problem at this place.
  package func note(_ message: Phrase) {
    findings.problems.append(FileProblem(file: findings.file, pointer: pointer, message: message))
  }

  /// True where a JSON Pointer (RFC 6901) finds something in this document.
  package func contains(_ pointer: String) -> Bool {
    var place = tree
    for part in pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst() {
      let key = String(part).replacing("~1", with: "/").replacing("~0", with: "~")
      switch place {
      case .object(let members):
        guard let member = members[key] else { return false }
        place = member
      case .array(let elements):
        guard let index = Int(key), elements.indices.contains(index) else { return false }
        place = elements[index]
      default: return false
      }
    }
    return pointer.hasPrefix("/")
  }

  private func child(_ key: String, _ tree: JSONTree) -> FileNode {
    let escaped = key.replacing("~", with: "~0").replacing("/", with: "~1")
    return FileNode(tree: tree, pointer: "\(pointer)/\(escaped)", findings: findings)
  }

  private func expected<Value>(_ id: String, _ en: String) -> Value? {
    note(Phrase("Di sini harus ada \(id).", "There must be \(en) here."))
    return nil
  }

  /// The members of an object. Keys outside `known` are noted with the nearest known one.
  package func object(_ known: [String]) -> FileObject? {
    guard let members = members() else { return nil }
    for member in members where !known.contains(member.key) { member.node.noteUnknownKey(member.key, known: known) }
    return FileObject(node: self, members: Dictionary(members.map { ($0.key, $0.node) }) { first, _ in first })
  }

  /// The members of an object whose keys are the file's own, in the order of the keys.
  package func members() -> [(key: String, node: FileNode)]? {
    guard case .object(let members) = tree else { return expected("objek {…}", "an object {…}") }
    return members.sorted { $0.key < $1.key }.map { ($0.key, child($0.key, $0.value)) }
  }

  /// The elements of an array.
  package func array() -> [FileNode]? {
    guard case .array(let elements) = tree else { return expected("daftar […]", "a list […]") }
    return elements.enumerated().map { child(String($0.offset), $0.element) }
  }

  /// The elements of an array, each read by `body`; nil where one of them failed.
  package func list<Value>(_ body: (FileNode) -> Value?) -> [Value]? {
    guard let nodes = array() else { return nil }
    let values = nodes.map(body)
    let read = values.compactMap { $0 }
    return read.count == values.count ? read : nil
  }

  /// True for an array, so that a reader can offer a short form beside it.
  package var isArray: Bool {
    if case .array = tree { true } else { false }
  }

  /// True for an object, for the same.
  package var isObject: Bool {
    if case .object = tree { true } else { false }
  }

  /// A text with something in it.
  package func string() -> String? {
    guard case .string(let text) = tree, !text.allSatisfy(\.isWhitespace) else {
      return expected("teks yang berisi", "a text with something in it")
    }
    return text
  }

  /// A name for programs: ASCII letters, digits and hyphens, at most 64.
  package func identifier() -> String? {
    guard let text = string() else { return nil }
    let isPlain = text.utf8.count <= 64 && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    return isPlain
      ? text : expected("nama dari huruf, angka dan tanda hubung", "a name of letters, digits and hyphens")
  }

  /// `true` or `false`.
  package func bool() -> Bool? {
    guard case .bool(let value) = tree else { return expected("true atau false", "true or false") }
    return value
  }

  /// A whole number inside a range.
  package func integer(_ range: ClosedRange<Int>) -> Int? {
    guard case .number(let number) = tree, let value = Int(exactly: number), range.contains(value) else {
      let (low, high) = (range.lowerBound, range.upperBound)
      return expected("bilangan bulat \(low) sampai \(high)", "a whole number from \(low) to \(high)")
    }
    return value
  }

  /// `{"id": …, "en": …}`, both filled.
  package func phrase() -> Phrase? {
    guard let object = object(["id", "en"]) else { return nil }
    let (id, en) = (object.required("id")?.string(), object.required("en")?.string())
    guard let id, let en else { return nil }
    return Phrase(id, en)
  }

  /// One of the names of an enumeration.
  package func choice<Name: RawRepresentable<String> & CaseIterable>(_ type: Name.Type) -> Name? {
    guard case .string(let text) = tree else { return expected("salah satu nama", "one of the names") }
    if let value = Name(rawValue: text) { return value }
    noteUnknownName(text, known: Name.allCases.map(\.rawValue))
    return nil
  }

  /// Notes that a name refers to nothing, with the nearest that exists.
  package func noteUnknownName(_ name: String, known: [String]) {
    let names = known.joined(separator: ", ")
    let nearest = Spelling.nearest(to: name, among: known)
    note(
      Phrase(
        "\"\(name)\" tidak dikenal\(nearest.map { "; maksud Anda \"\($0)\"?" } ?? ".") Pilihan: \(names).",
        "\"\(name)\" is not known\(nearest.map { "; did you mean \"\($0)\"?" } ?? ".") Choices: \(names)."))
  }

  private func noteUnknownKey(_ key: String, known: [String]) {
    let nearest = Spelling.nearest(to: key, among: known)
    note(
      Phrase(
        "Kunci \"\(key)\" tidak dikenal\(nearest.map { "; maksud Anda \"\($0)\"?" } ?? "; hapus kunci ini.")",
        "The key \"\(key)\" is not known\(nearest.map { "; did you mean \"\($0)\"?" } ?? "; remove it.")"))
  }
}

/// An object of a data file, member by member.
package struct FileObject {
  /// The object's own place.
  package let node: FileNode
  private let members: [String: FileNode]

  fileprivate init(node: FileNode, members: [String: FileNode]) {
    self.node = node
    self.members = members
  }

  /// A member that may be left out.
  package subscript(key: String) -> FileNode? { members[key] }

  /// A member that must be there; its absence is noted.
  package func required(_ key: String) -> FileNode? {
    if let member = members[key] { return member }
    node.note(
      Phrase("Kunci \"\(key)\" belum ada; tambahkan.", "The key \"\(key)\" is missing; add it."))
    return nil
  }
}
