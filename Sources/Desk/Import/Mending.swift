import Calendars
import Exchange
import TicketCore

/// Input of a file, in which a part that can't be taken over is left out rather than the whole row.
protocol MendableInput {
  /// Leaves the part out, or shortens it; answers false where the row makes no sense without it.
  mutating func mend(_ problem: Problem) -> Bool
}

/// Checks what a file says by the desk's own checks, and once more without what was left out.
///
/// - Returns: what was checked, nil where the row is to be skipped, with what the report says of it.
func mended<Input: MendableInput, Checked>(
  _ input: Input, line: Int, _ check: (Input) throws(InvalidInput) -> Checked
) -> (checked: Checked?, notes: [RowNote]) {
  do {
    return (try check(input), [])
  } catch let refused {
    var rest = input
    let results = refused.problems.map { ($0, rest.mend($0)) }
    let fatal = results.filter { !$0.1 }.map { RowNote(line: line, .skipped, $0.0.words) }
    guard fatal.isEmpty, let checked = try? check(rest) else { return (nil, fatal) }
    return (checked, results.map { RowNote(line: line, .changed, $0.0.wordsWhenMended) })
  }
}

extension Problem {
  fileprivate var words: Phrase { Phrase(message(in: .indonesian), message(in: .english)) }

  fileprivate var wordsWhenMended: Phrase {
    switch kind {
    case .tooLong, .tooMany: Phrase("\(words.id) Dipotong di sana.", "\(words.en) It was cut there.")
    default: Phrase("\(words.id) Dikosongkan.", "\(words.en) It was left empty.")
    }
  }

  /// A text that was too long, cut; nil for one that is wrong otherwise.
  fileprivate func cut(_ text: String?) -> String? {
    guard case .tooLong(_, let limit) = kind, let text else { return nil }
    return String(String.UnicodeScalarView(CleanText.clean(text).unicodeScalars.prefix(limit)))
  }
}

extension MemberInput: MendableInput {
  mutating func mend(_ problem: Problem) -> Bool {
    switch problem.pointer {
    case "/unit": unit = problem.cut(unit)
    case "/email": email = nil
    case "/phone": phone = nil
    case "/blocked": blocked = problem.cut(blocked)
    // Without an end a membership would be for ever, and that is not the file's to say by mistake.
    default: return false
    }
    return true
  }
}

extension TitleInput: MendableInput {
  mutating func mend(_ problem: Problem) -> Bool {
    let parts = problem.pointer.split(separator: "/")
    switch parts.first {
    case "title":
      guard case .tooLong = problem.kind else { return false }
      title = problem.cut(title)
    case "authors": authors?.mend(problem, at: parts.last)
    case "subjects": subjects?.mend(problem, at: parts.last)
    case "publisher": publisher = problem.cut(publisher)
    case "year": year = nil
    case "isbn": isbn = problem.cut(isbn)
    case "classification": classification = problem.cut(classification)
    case "callNumber": callNumber = problem.cut(callNumber)
    case "kind": kind = nil
    default: return false
    }
    return true
  }
}

extension [String] {
  fileprivate mutating func mend(_ problem: Problem, at place: Substring?) {
    if case .tooMany(_, let limit) = problem.kind { return self = Array(prefix(limit)) }
    guard let index = place.flatMap({ Int($0) }), indices.contains(index) else { return }
    self[index] = problem.cut(self[index]) ?? ""
  }
}

extension ItemInput: MendableInput {
  mutating func mend(_ problem: Problem) -> Bool {
    switch problem.pointer {
    case "/barcode": barcode = nil
    case "/location": location = problem.cut(location)
    case "/shelf": shelf = problem.cut(shelf)
    case "/status": status = nil
    default: return false
    }
    return true
  }
}
