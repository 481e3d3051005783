import Calendars
import Desk
import Dispatch
import Foundation
import HTTP
import Mail
import Printing
import Records
import Sync
import Synchronization
import TicketCore

/// The running desk: database, sessions and screens, which stay, and the entrance and the workplace of the config that
/// holds now.
final class Server: Sendable {
  private struct Running {
    let front: Front
    var entrance: Entrance
    var workplace: Workplace?
  }

  let file: ConfigFile
  let share: ShareFolder
  let ledger: Ledger
  private let data: DataFolder
  private let listening: Listening
  private let isDemo: Bool
  private let access: Access
  private let screens: StaticFiles
  private let foreignChanges: ForeignChanges
  private let running = Mutex<Running?>(nil)
  // Spoolers and entrances change hands here, one after the other, while requests go on.
  private let changes = DispatchQueue(label: "loket.changes")

  /// Opens the database.
  ///
  /// - Parameter demo: the size of the demo's library; nil for an office's desk.
  /// - Throws: what stands in the way, by its own words.
  init(
    file: ConfigFile, share: ShareFolder, data: DataFolder, listening: Listening, demo: DemoLibrary.Size?
  ) throws {
    let feed = ChangeFeed()
    self.file = file
    self.share = share
    self.data = data
    self.listening = listening
    isDemo = demo != nil
    ledger = try Ledger(at: data.database, announce: { feed.announce($0) })
    access = try Access(ledger: ledger, demo: demo == nil ? nil : DemoAccounts())
    screens = StaticFiles(root: share.screens)
    if let demo { try Demo.seed(ledger, library: demo, from: share) }
    foreignChanges = try ForeignChanges(in: ledger, telling: feed)
    feed.subscribe { [self] in spread($0) }
  }

  /// Begins to serve the desk of a config, or the set-up where there is none yet; answers the code that guards it.
  /// - Throws: what stands in the way.
  func start(_ config: Config?) throws -> TrackingCode? {
    guard let config else {
      let setUp = try setUpDesk()
      try letIn(Front(setUp), by: entranceOrder(for: nil), workplace: nil)
      return setUp.code
    }
    let workplace = try workplace(of: config)
    try letIn(Front(workplace.desk), by: entranceOrder(for: config), workplace: workplace)
    return nil
  }

  private func letIn(_ front: Front, by order: ListenerConfiguration, workplace: Workplace?) throws {
    let entrance = try Entrance(order, handler: front)
    running.withLock { $0 = Running(front: front, entrance: entrance, workplace: workplace) }
    workplace?.start()
    do {
      try entrance.start()
    } catch {
      stop()
      throw error
    }
  }

  /// What the listener was told.
  var listener: ListenerConfiguration? { running.withLock { $0?.entrance.configuration } }

  /// Ends in order: nobody new, running requests answered, printers' workers at rest, database closed.
  func stop() {
    changes.sync {
      let (entrance, workplace) = running.withLock { ($0?.entrance, $0?.workplace) }
      entrance?.stop()
      workplace?.stop()
      foreignChanges.stop()
      ledger.close()
    }
  }

  private func spread(_ change: Change) {
    let (entrance, workplace) = running.withLock { ($0?.entrance, $0?.workplace) }
    entrance?.broadcaster.publish(
      ServerEvent(
        topic: change.topic.rawValue, id: change.id, seq: change.seq, audience: Audience.demanded(by: change)))
    switch change.topic {
    case .printJobs: workplace?.spooler.wake()
    case .mails: workplace?.mailer?.wake()
    case .tickets, .loans, .sync: workplace?.syncer?.wake()
    default: break
    }
  }
}

// MARK: From one config to the next

extension Server {
  /// The workplace that a config makes; nobody is served by it yet.
  /// - Throws: what is wrong with the files that it needs.
  func workplace(of config: Config) throws -> Workplace {
    let site = try Site(config: config, share: share, address: isDemo ? entranceOrder(for: config).url : nil)
    for finding in site.templateFindings { Terminal.complain(finding.words[Terminal.language]) }
    try FigureBook.bring(ledger, to: site.office.zone)
    try ledger.record { try Knowledge.keep(site.knowledge.articles, in: $0) }
    let spooler = Spooler(
      ledger: ledger, printers: config.printers.map(\.printer), templates: site.templates, log: Terminal.complain)
    let crm = CRMPost(config, of: site, share: share, data: data, ledger: ledger)
    let desk = try Desk(
      version: Version.current, office: site.office, library: site.library, survey: site.survey,
      knowledge: site.knowledge, attachments: AttachmentFolder(path: data.attachments), ledger: ledger, access: access,
      settings: LiveSettings(self),
      templates: site.templates, screens: screens, contract: site.contract,
      printers: { Workplace.reports(of: spooler, config.printers) },
      discover: { PrinterSearch.run() }, crm: crm.link,
      metrics: { [self] in running.withLock { $0?.entrance }?.metrics ?? [] }, log: Terminal.complain)
    let jobs = LibraryDayJobs(library: site.library, office: site.office, ledger: ledger)
    let cases = CaseDayJobs(office: site.office, ledger: ledger, sendsMail: config.mail != nil)
    return Workplace(
      config: config, desk: desk, spooler: spooler, mailer: mailer(of: config, site), syncer: crm.syncer,
      dayClock: DayClock(jobs: jobs, cases: cases, log: Terminal.complain))
  }

  private func mailer(of config: Config, _ site: Site) -> Mailer? {
    config.mail.map { entry in
      let settings = MailSettings(
        sendmail: Sendmail(command: entry.command), from: entry.from, replyTo: entry.replyTo, zone: site.library.zone)
      return Mailer(ledger: ledger, templates: site.mailTemplates, settings: settings, log: Terminal.complain)
    }
  }

  /// Lets a workplace serve from the next request on.
  func open(_ workplace: Workplace) {
    let former = running.withLock { running in
      running?.front.show(workplace.desk)
      let former = running?.workplace
      running?.workplace = workplace
      return former
    }
    // Both wait for what they are in the middle of, and that may be the request which asks for the change.
    changes.async { [self] in
      former?.stop()
      workplace.start()
      rebuildEntrance(as: entranceOrder(for: workplace.config))
    }
  }

  private func setUpDesk() throws -> SetUpDesk {
    try SetUpDesk(
      setUp: FirstSetUp(self), version: Version.current, screens: screens,
      contract: [UInt8](try Data(contentsOf: URL(fileURLWithPath: share.openapi))), log: Terminal.complain)
  }

  private func entranceOrder(for config: Config?) -> ListenerConfiguration {
    listening.configuration(for: config, certificates: data.certificates)
  }

  private func rebuildEntrance(as order: ListenerConfiguration) {
    guard let (front, former) = running.withLock({ $0.map { ($0.front, $0.entrance) } }), former.configuration != order
    else { return }
    former.stop()
    do {
      let entrance = try Entrance(order, handler: front)
      running.withLock { $0?.entrance = entrance }
      try entrance.start()
    } catch {
      Terminal.complain(Complaint.words(for: error)[Terminal.language])
      // Nobody gets in any more. Ended in order, the server is started anew by whoever looks after it.
      raise(SIGTERM)
    }
  }
}
