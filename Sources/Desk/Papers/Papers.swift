import Receipts

/// What the desk prints.
package enum Papers {
  private static let samples: [(template: String, values: [String])] = [
    (ConsultationTicket.template, ConsultationTicket.samples), (VisitorBadge.template, VisitorBadge.samples),
    (DayPaper.template, DayPaper.samples),
  ]

  /// Fills each of the office's templates once with everything and once with as little as can be, so that a mistake in it
  /// shows at the start and not at the first visitor.
  /// - Throws: `TemplateSet.Broken` with file, line and column; `TemplateSet.Unknown` where there is no such template.
  package static func prove(_ templates: TemplateSet) throws {
    for (template, values) in samples {
      for sample in values {
        do {
          _ = try templates.receipt(template, json: sample)
        } catch let cause as TemplateError {
          throw TemplateSet.Broken(file: template + ".receipt", cause: cause)
        }
      }
    }
  }
}
