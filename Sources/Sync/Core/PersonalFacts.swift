import Calendars

extension FileObject {
  /// The personal facts that a mapping lists, with their places.
  func personalFacts() -> [(FileNode, Fact)]? {
    required("personal")?.list { item in item.choice(Fact.self).map { (item, $0) } }
  }

  /// What is personal is named twice, so that nobody lets it out by a slip of the pen.
  ///
  /// - Parameter used: every fact that the mapping sends.
  func compare(_ listed: [(FileNode, Fact)], with used: Set<Fact>) {
    let used = used.filter(\.isPersonal)
    let names = used.subtracting(listed.map(\.1)).map(\.rawValue).sorted().joined(separator: ", ")
    if !names.isEmpty {
      self["personal"]?.note(
        Phrase(
          "Data pribadi \(names) dikirim tetapi tidak tercantum di \"personal\"; cantumkan, atau hapus dari petanya.",
          "The personal data \(names) is sent but not listed under \"personal\"; list it, or stop sending it."
        ))
    }
    for (node, fact) in listed where !used.contains(fact) {
      node.note(
        Phrase(
          "\"\(fact.rawValue)\" tidak dikirim sebagai data pribadi; hapus dari \"personal\".",
          "\"\(fact.rawValue)\" is not sent as personal data; remove it from \"personal\"."))
    }
  }
}
