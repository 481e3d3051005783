import Calendars
import Mail
import Receipts

/// Whether the office's own templates can be used.
struct TemplateCheck {
  private let papers: TemplateSet
  private let mails: MailTemplates
  private let folder: String

  /// - Parameter folder: where they are.
  init(_ papers: TemplateSet, _ mails: MailTemplates, folder: String) {
    self.papers = papers
    self.mails = mails
    self.folder = folder
  }

  var findings: [Finding] {
    let known = papers.names.map { $0 + ".receipt" } + mails.names
    let unknown = papers.unknown.map { $0 + ".receipt" } + mails.unknown
    return (papers.refused + mails.refused).map(refused) + unknown.map { self.unknown($0, among: known) }
  }

  private func refused(_ broken: TemplateSet.Broken) -> Finding {
    let words = Complaint.words(for: broken)
    return finding(.trouble, "\(words.id); templat bawaan yang dipakai", "\(words.en); the shipped template is used")
  }

  private func unknown(_ name: String, among known: [String]) -> Finding {
    let nearest = Spelling.nearest(to: name, among: known).map { " (\($0)?)" } ?? ""
    return finding(
      .warning, "\(name) tidak pernah dipakai; tidak ada templat bernama itu\(nearest)",
      "\(name) is never used; there is no template of that name\(nearest)")
  }

  private func finding(_ grade: Finding.Grade, _ id: String, _ en: String) -> Finding {
    Finding(grade, Phrase("Templat sendiri", "Own templates"), Phrase("\(folder)/\(id)", "\(folder)/\(en)"))
  }
}
