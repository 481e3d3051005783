import Calendars
import Desk
import Foundation
import Mail
import Receipts
import TicketCore

/// What is read from files at start: the office with its standards and calendars, the templates, the contract.
struct Site {
  let office: Office
  let library: Library
  let survey: SatisfactionSurvey
  let knowledge: KnowledgeBase
  let templates: TemplateSet
  let mailTemplates: MailTemplates
  /// What is wrong with the office's own templates; the shipped ones print instead.
  let templateFindings: [Finding]
  let contract: [UInt8]

  /// Reads and checks everything.
  /// - Parameter address: where the demo is reached; an office's tickets link to its `publicUrl` or nowhere.
  /// - Throws: every mistake in the standards and the calendars, and the first in the shipped templates, by file and
  ///   place.
  init(config: Config, share: ShareFolder, address: String?) throws {
    let holidays = try HolidayCalendars.load(files: try share.calendars())
    let standards = try share.loadedStandards()
    office = Office(
      id: config.officeID, name: config.officeName, zone: config.zone,
      standards: StandardSet(all: config.served(of: standards)),
      holidays: holidays, publicURL: config.publicURL ?? address, hours: config.hours, counters: config.counters)
    try config.checkCounters(against: office.standards)
    library = Library(
      rules: try share.loanRules(), in: office, sendsMail: config.mail != nil, tells: config.crm?.circulation ?? [])
    survey = try share.survey()
    knowledge = try share.knowledge()
    let (shipped, own) = (try share.shippedTemplates(), try share.ownTemplates())
    templates = try TemplateSet(shipped: shipped, own: own)
    try Papers.prove(templates)
    mailTemplates = try MailTemplates(shipped: shipped, own: own)
    for name in LibraryMail.templates + CaseMail.templates { try mailTemplates.demand(name) }
    templateFindings = TemplateCheck(templates, mailTemplates, folder: share.ownTemplatesFolder).findings
    contract = [UInt8](try Data(contentsOf: URL(fileURLWithPath: share.openapi)))
  }
}

extension Config {
  /// Demands that the counters serve what the office offers.
  fileprivate func checkCounters(against standards: StandardSet) throws {
    let known = standards.all.map(\.id)
    for counter in counters {
      guard let unknown = counter.services?.first(where: { !known.contains($0) }) else { continue }
      let nearest = Spelling.nearest(to: unknown, among: known).map { " (\($0)?)" } ?? ""
      throw CommandFailure(
        "counters: loket \(counter.number) menyebut layanan \(unknown) yang tidak dibuka kantor ini\(nearest)",
        "counters: counter \(counter.number) names the service \(unknown), which this office does not offer\(nearest)")
    }
  }

  /// The standards that the office serves: in its own order, else in that of their letters.
  fileprivate func served(of loaded: StandardSet) -> [ServiceStandard] {
    standards?.compactMap { loaded[$0] } ?? loaded.all.sorted { $0.letter < $1.letter }
  }
}
