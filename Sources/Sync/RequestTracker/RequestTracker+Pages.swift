import Calendars

extension RequestTracker {
  /// A list, page by page.
  ///
  /// - Parameter take: takes what stands on a page, and says whether to go on.
  func pages(
    _ path: String, _ query: KeyValuePairs<String, String>, take: ([JSONTree]) -> Bool
  ) throws(Client.Failure) {
    var emptyPages = 0
    for page in 1... {
      let answer = try client.get(path, query, page: page)
      guard case .array(let items)? = answer["items"] else { throw .unreadable }
      emptyPages = items.isEmpty ? emptyPages + 1 : 0
      // How many there are in all it often does not say, and what this account may not see it leaves out of a page only
      // afterwards: neither a short page nor an empty one is the last for certain.
      guard emptyPages < 2, take(items) else { return }
      if let pages = answer["pages"]?.text.flatMap(Int.init), page >= pages { return }
    }
  }
}
