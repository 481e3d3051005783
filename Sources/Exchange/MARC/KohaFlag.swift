import Circulation

/// A flag of Koha's item field (952) that says what may not be done with a copy.
struct KohaFlag: Sendable {
  /// The subfield's code.
  let code: Character
  /// What a copy is on which it is set.
  let status: ItemStatus

  /// The gravest first.
  static let all = [
    KohaFlag(code: "0", status: .withdrawn), KohaFlag(code: "1", status: .lost), KohaFlag(code: "4", status: .repair),
    KohaFlag(code: "7", status: .referenceOnly),
  ]
}
