import Calendars

extension LoanRules {
  /// Reads a library's rules file.
  /// - Throws: `FileProblems`: every mistake in it, by place and remedy.
  package static func load(file: String, bytes: [UInt8]) throws(FileProblems) -> LoanRules {
    try FileNode.read(file: file, bytes: bytes, as: LoanRules.init(reading:)).get()
  }

  private init?(reading node: FileNode) {
    let keys = ["memberTypes", "rules", "lendsWhileOverdue", "holds", "reminders"]
    guard let file = node.object(keys) else { return nil }
    let types = file.required("memberTypes")?.list { MemberType(reading: $0) }
    let names = types?.map(\.id)
    let rules = file.required("rules")?.list { LoanRule(reading: $0, memberTypes: names) }
    let lends = file["lendsWhileOverdue"].map { $0.bool() } ?? false
    let holds = file["holds"]?.object(["limit", "shelfDays"])
    let limit = holds?["limit"].map { $0.integer(0...100) } ?? 3
    let shelfDays = holds?["shelfDays"].map { $0.integer(1...60) } ?? 3
    let reminders = file["reminders"]?.object(["before", "after"])
    let before = reminders?["before"].map { $0.list { $0.integer(0...60) } } ?? [1]
    let after = reminders?["after"].map { $0.list { $0.integer(1...366) } } ?? [1, 7, 14]
    if types?.isEmpty == true || rules?.isEmpty == true {
      node.note(
        Phrase(
          "Sebut sedikitnya satu jenis anggota dan satu aturan.", "Name at least one type of member and one rule."))
    }
    guard let types, let rules, let lends, let limit, let shelfDays, let before, let after else { return nil }
    self.init(
      memberTypes: types, rules: rules, lendsWhileOverdue: lends, holdLimit: limit, holdShelfDays: shelfDays,
      remindBefore: before, remindAfter: after)
  }
}

extension MemberType {
  fileprivate init?(reading node: FileNode) {
    guard let object = node.object(["id", "label", "limit"]) else { return nil }
    let (id, label) = (object.required("id")?.identifier(), object.required("label")?.phrase())
    guard let id, let label, let limit = object.required("limit")?.integer(0...100) else { return nil }
    self.init(id: id, label: label, limit: limit)
  }
}

extension LoanRule {
  fileprivate init?(reading node: FileNode, memberTypes known: [String]?) {
    let keys = ["memberTypes", "kinds", "lendable", "days", "counting", "limit", "extensions", "grace"]
    guard let object = node.object(keys) else { return nil }
    let types = object["memberTypes"].flatMap { $0.list { $0.memberType(among: known) } }
    let kinds = object["kinds"].flatMap { $0.list { $0.choice(TitleKind.self) } }
    let lendable = object["lendable"].map { $0.bool() } ?? true
    let days = object["days"].map { $0.integer(1...366) } ?? 7
    let counting = object["counting"].map { $0.choice(Counting.self) } ?? .calendarDays
    let limit = object["limit"].map { $0.integer(0...100) } ?? 100
    let extensions = object["extensions"].map { $0.integer(0...20) } ?? 1
    let grace = object["grace"].map { $0.integer(0...60) } ?? 0
    guard let lendable, let days, let counting, let limit, let extensions, let grace else { return nil }
    self.init(
      memberTypes: types, kinds: kinds, isLendable: lendable, days: days, counting: counting, limit: limit,
      extensions: extensions, grace: grace)
  }
}

extension FileNode {
  fileprivate func memberType(among known: [String]?) -> String? {
    guard let name = identifier() else { return nil }
    guard let known, !known.contains(name) else { return name }
    noteUnknownName(name, known: known)
    return nil
  }
}
