import Calendars

/// What a file for `loket import` is. Raw values are the command's.
package enum ImportKind: String, CaseIterable, Sendable {
  /// SLiMS' titles with the codes of their copies.
  case slimsBiblio = "slims-biblio"
  /// SLiMS' copies.
  case slimsItem = "slims-item"
  /// SLiMS' members.
  case slimsMember = "slims-member"
  /// Plain tables with a header (`Columns`).
  case members, catalogue
  /// MARC 21 as ISO 2709 or as XML.
  case marc
}

/// A whole file that can't be read as what it was called.
package struct UnreadableFile: Error, Hashable, Sendable {
  /// What is wrong, and the remedy.
  package let reason: Phrase
}

extension ImportKind {
  /// Reads a file of this kind row by row.
  ///
  /// - Throws: `UnreadableFile` where it is another kind of file, and what `source` or `each` throws.
  package func read(_ source: @escaping ByteSource, each: (ReadRow) throws -> Void) throws {
    switch self {
    case .slimsBiblio:
      var reader = CSVReader(.slimsBiblio, from: source)
      try SLiMS.biblio.read({ try reader.next() }, each: each)
    case .slimsItem:
      var reader = SLiMSItemReader(from: source)
      try SLiMS.item.read({ try reader.next() }, each: each)
    case .slimsMember:
      var reader = CSVReader(.slimsMember, from: source)
      try SLiMS.member.read({ try reader.next() }, each: each)
    case .members:
      var reader = CSVReader(.plain, from: source)
      try HeadedTable(Columns.members).read({ try reader.next() }, each: each)
    case .catalogue:
      var reader = CSVReader(.plain, from: source)
      try HeadedTable(Columns.catalogue).read({ try reader.next() }, each: each)
    case .marc: try MARCFile.read(source, each: each)
    }
  }
}
