/// What a title is. Raw values are the contract's.
package enum TitleKind: String, CaseIterable, Codable, Sendable {
  case book, cd, periodical
}

/// A work as the catalogue describes it; what stands on the shelves are its items.
package struct Title: Hashable, Sendable {
  /// A UUID.
  package let id: String
  /// The title proper with its remainder.
  package var title: String
  /// Personal and corporate names in the order of the title page.
  package var authors: [String]
  /// Who published it.
  package var publisher: String?
  /// The year of publication, 1000–2999.
  package var year: Int?
  /// ISBN or ISSN as written.
  package var isbn: String?
  /// The class number (DDC).
  package var classification: String?
  /// What stands on the spine.
  package var callNumber: String?
  /// Subject headings.
  package var subjects: [String]
  /// What it is.
  package var kind: TitleKind

  /// A title as given.
  package init(
    id: String, title: String, authors: [String] = [], publisher: String? = nil, year: Int? = nil, isbn: String? = nil,
    classification: String? = nil, callNumber: String? = nil, subjects: [String] = [], kind: TitleKind = .book
  ) {
    self.id = id
    self.title = title
    self.authors = authors
    self.publisher = publisher
    self.year = year
    self.isbn = isbn
    self.classification = classification
    self.callNumber = callNumber
    self.subjects = subjects
    self.kind = kind
  }
}
