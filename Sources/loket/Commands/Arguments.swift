/// A command's words taken apart: options with a value, flags, and what is left in order.
struct Arguments {
  private(set) var words: [String] = []
  private var values: [String: [String]] = [:]
  private var flags: Set<String> = []

  /// Reads the words after the command's name.
  ///
  /// - Parameters:
  ///   - options: names that take a value, such as `--data`.
  ///   - repeatable: names that take a value each time they are given.
  ///   - flags: names that stand alone, such as `--demo`.
  /// - Throws: usage failures that name the word and the remedy.
  init(
    _ arguments: [String], options: Set<String>, repeatable: Set<String> = [], flags known: Set<String> = []
  ) throws(CommandFailure) {
    var rest = arguments[...]
    while let word = rest.popFirst() {
      guard word.hasPrefix("--") else {
        words.append(word)
        continue
      }
      let (name, attached) = Self.split(word)
      if known.contains(name), attached == nil {
        flags.insert(name)
      } else if options.contains(name) || repeatable.contains(name) {
        guard let value = attached ?? rest.popFirst() else {
          throw .usage("\(name) memerlukan nilai", "\(name) needs a value")
        }
        guard values[name] == nil || repeatable.contains(name) else {
          throw .usage("\(name) disebut dua kali", "\(name) is given twice")
        }
        values[name, default: []].append(value)
      } else {
        let choices = options.union(repeatable).union(known).sorted().joined(separator: " ")
        throw .usage("pilihan \(name) tidak dikenal; ada: \(choices)", "unknown option \(name); there is: \(choices)")
      }
    }
  }

  subscript(option: String) -> String? { values[option]?.first }

  /// Every value of an option that may be repeated, in order.
  func all(_ option: String) -> [String] { values[option] ?? [] }

  func has(_ flag: String) -> Bool { flags.contains(flag) }

  /// Demands exactly as many words as there are names for them.
  func demand(_ names: String...) throws(CommandFailure) -> [String] {
    guard words.count == names.count else {
      let wanted = names.isEmpty ? "–" : names.joined(separator: " ")
      throw .usage("yang diperlukan: \(wanted)", "expected: \(wanted)")
    }
    return words
  }

  private static func split(_ word: String) -> (name: String, value: String?) {
    guard let equals = word.firstIndex(of: "=") else { return (word, nil) }
    return (String(word[..<equals]), String(word[word.index(after: equals)...]))
  }
}
