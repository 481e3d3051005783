import Receipts

/// What the desk prints.
package enum Papers {
  private static let templates =
    [
      ConsultationTicket.template, DocumentsPaper.template, VisitorBadge.template, DayPaper.template, SelfTest.template,
      DateDueStamp.template, ItemLabels.template,
    ] + MemberPaper.Kind.allCases.map(\.template)

  /// Demands a template for everything that the desk prints; that each can be filled, the set itself has proven.
  /// - Throws: `TemplateSet.Unknown` where there is no such template.
  package static func prove(_ set: TemplateSet) throws {
    for name in templates { try set.demand(name) }
  }
}
