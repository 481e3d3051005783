import Calendars
import Receipts

/// Whether the office's own templates can be used.
struct TemplateCheck {
  let templates: TemplateSet
  /// Where they are.
  let folder: String

  var findings: [Finding] { templates.refused.map(refused) + templates.unknown.map(unknown) }

  private func refused(_ broken: TemplateSet.Broken) -> Finding {
    let words = Complaint.words(for: broken)
    return finding(.trouble, "\(words.id); dicetak dengan templat bawaan", "\(words.en); the shipped template prints")
  }

  private func unknown(_ name: String) -> Finding {
    let nearest = Spelling.nearest(to: name, among: templates.names).map { " (\($0)?)" } ?? ""
    return finding(
      .warning, "\(name).receipt tidak pernah dicetak; tidak ada templat bernama itu\(nearest)",
      "\(name).receipt is never printed; there is no template of that name\(nearest)")
  }

  private func finding(_ grade: Finding.Grade, _ id: String, _ en: String) -> Finding {
    Finding(grade, Phrase("Templat sendiri", "Own templates"), Phrase("\(folder)/\(id)", "\(folder)/\(en)"))
  }
}
