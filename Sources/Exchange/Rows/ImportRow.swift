/// A row of any file in the words of the library; its texts are as written and unchecked, an empty one is none.
package enum ImportRow: Hashable, Sendable {
  /// A title, perhaps with copies.
  case title(TitleRow)
  /// A copy of a title that another row or the library has.
  case copy(CopyRow)
  /// A member.
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
  /// The title proper with its remainder.
  package var title = ""
  /// In the order of the title page.
  package var authors: [String] = []
  /// Who published it.
  package var publisher = ""
  /// As written, such as `c2019`.
  package var year = ""
  /// ISBN or ISSN.
  package var isbn = ""
  /// The class number.
  package var classification = ""
  /// What stands on the spine.
  package var callNumber = ""
  /// Subject headings.
  package var subjects: [String] = []
  /// A raw value of `TitleKind`.
  package var kind = ""
  /// What the file says of its copies.
  package var copies: [CopyRow] = []
}

/// A copy of a title.
package struct CopyRow: Hashable, Sendable {
  /// Unique in the library.
  package var inventoryNumber = ""
  /// Where it is another than the inventory number.
  package var barcode = ""
  /// Room or branch.
  package var location = ""
  /// The shelf that it goes back to.
  package var shelf = ""
  /// A raw value of `ItemStatus`.
  package var status = ""
  /// The exact title that it hangs on, where the file says no more of it.
  package var title = ""
}

/// A member.
package struct MemberRow: Hashable, Sendable {
  /// A NIP, or a number of the library's own.
  package var number = ""
  /// The name.
  package var name = ""
  /// Where they work.
  package var unit = ""
  /// Where mail goes.
  package var email = ""
  /// As written.
  package var phone = ""
  /// The id or the label of a member type.
  package var type = ""
  /// A date as `YYYY-MM-DD`.
  package var validUntil = ""
  /// Why the member may not borrow.
  package var blocked = ""
}
