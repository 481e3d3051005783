import Exchange

/// A file that comes in small pieces, so that every sign falls on a border once.
func source(_ text: String, piece: Int = 7) -> ByteSource { source(Array(text.utf8), piece: piece) }

/// The same for bytes.
func source(_ bytes: [UInt8], piece: Int = 7) -> ByteSource {
  var rest = bytes[...]
  return {
    defer { rest = rest.dropFirst(piece) }
    return Array(rest.prefix(piece))
  }
}

extension ImportKind {
  /// Every row of a file.
  func rows(_ text: String, piece: Int = 7) throws -> [ReadRow] { try rows(Array(text.utf8), piece: piece) }

  /// Every row of a file.
  func rows(_ bytes: [UInt8], piece: Int = 7) throws -> [ReadRow] {
    var rows: [ReadRow] = []
    try read(source(bytes, piece: piece)) { rows.append($0) }
    return rows
  }
}

extension ReadRow {
  var title: TitleRow? { if case .title(let row) = row { row } else { nil } }
  var copy: CopyRow? { if case .copy(let row) = row { row } else { nil } }
  var member: MemberRow? { if case .member(let row) = row { row } else { nil } }
}
