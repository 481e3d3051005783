/// A row of any file in the words of the library; its texts are as written and unchecked, an empty one is none.
package enum ImportRow: Hashable, Sendable {
  case title(TitleRow)
  case copy(CopyRow)
  case member(MemberRow)
  /// A row that says nothing of use; its notes say why.
  case unreadable
}

/// A row with where it stands and what was odd about it.
package struct ReadRow: Hashable, Sendable {
  /// The line (of MARC in ISO 2709: the record), from 1.
  package let line: Int
  /// What it says.
  package let row: ImportRow
  /// What the reader noticed.
  package let notes: [RowNote]
}

/// A title with its copies.
package struct TitleRow: Hashable, Sendable {
  /// What another system or another file knows the title by, unique in the library; nil = its description alone.
  package var origin: String?
  /// The title's own id, where the file is Loket's.
  package var id: String?
  package var title = ""
  package var authors: [String] = []
  package var publisher = ""
  package var year = ""
  package var isbn = ""
  package var classification = ""
  package var callNumber = ""
  package var subjects: [String] = []
  /// A raw value of `TitleKind`.
  package var kind = ""
  package var copies: [CopyRow] = []
}

/// A copy of a title.
package struct CopyRow: Hashable, Sendable {
  package var inventoryNumber = ""
  package var barcode = ""
  package var location = ""
  package var shelf = ""
  /// A raw value of `ItemStatus`.
  package var status = ""
  /// The exact title that it hangs on, where the file says no more of it.
  package var title = ""
}

/// A member.
package struct MemberRow: Hashable, Sendable {
  package var number = ""
  package var name = ""
  package var unit = ""
  package var email = ""
  package var phone = ""
  /// The id or the label of a member type.
  package var type = ""
  /// A date as `YYYY-MM-DD`.
  package var validUntil = ""
  package var blocked = ""
}
