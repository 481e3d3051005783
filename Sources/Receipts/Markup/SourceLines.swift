/// Lines of a template or a document: ended by LF, CRLF or CR, without the byte order mark.
enum SourceLines {
  static func split(_ source: String) -> [ArraySlice<Unicode.Scalar>] {
    var scalars = Array(source.unicodeScalars)[...]
    if scalars.first == "\u{FEFF}" { scalars = scalars.dropFirst() }
    var lines: [ArraySlice<Unicode.Scalar>] = []
    var start = scalars.startIndex
    var index = start
    while index < scalars.endIndex {
      let scalar = scalars[index]
      if scalar == "\n" || scalar == "\r" {
        lines.append(scalars[start..<index])
        if scalar == "\r" && index + 1 < scalars.endIndex && scalars[index + 1] == "\n" { index += 1 }
        start = index + 1
      }
      index += 1
    }
    lines.append(scalars[start...])
    return lines
  }
}

extension Unicode.Scalar {
  var isBlank: Bool { self == " " || self == "\t" }
}

extension ArraySlice<Unicode.Scalar> {
  func trimmingBlanks() -> ArraySlice<Unicode.Scalar> {
    var slice = drop { $0.isBlank }
    while let last = slice.last, last.isBlank { slice = slice.dropLast() }
    return slice
  }
}

extension String {
  func trimmingBlanks() -> String {
    String(String.UnicodeScalarView(Array(unicodeScalars)[...].trimmingBlanks()))
  }
}
