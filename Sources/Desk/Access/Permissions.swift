import Records
import TicketCore

/// Who may use a route.
package enum Permission: Equatable, Sendable {
  /// Nobody needs to sign in.
  case everyone
  /// Everybody who is signed in.
  case staff
  /// Only these roles.
  case roles(Set<Role>)
}

/// The one permission table: a route without an entry is open to nobody, and a test fails for it.
package enum Permissions {
  private static let frontDesk: Set<Role> = [.resepsionis, .petugas, .kasi, .admin]
  private static let desks: Set<Role> = frontDesk.union([.pustakawan])
  private static let readers: Set<Role> = frontDesk.union([.pustakawan, .auditor])
  /// Those who serve visitors, and can have a case.
  static let officers: Set<Role> = [.petugas, .pustakawan, .kasi, .admin]
  private static let librarians: Set<Role> = [.pustakawan, .admin]
  private static let libraryReaders: Set<Role> = [.pustakawan, .kasi, .admin]
  private static let overseers: Set<Role> = [.kasi, .admin, .auditor]
  private static let reporters: Set<Role> = [.resepsionis, .kasi, .admin, .auditor]

  /// Every route and who may use it. What one role may see of a record is decided with the record (`Viewer`).
  package static let table: [Route: Permission] = [
    .signIn: .everyone,
    .whoAmI: .staff,
    .signOut: .staff,
    .listStandards: .staff,
    .listPublishedStandards: .everyone,
    .searchVisitors: .roles(desks),
    .getVisitor: .roles(desks),
    .putVisitor: .roles(desks),
    .mergeVisitors: .roles(frontDesk),
    .reverseMerge: .roles(frontDesk),
    .putVisit: .roles(frontDesk),
    .listVisits: .roles(frontDesk),
    .exportVisits: .roles(frontDesk),
    .leaveVisit: .roles(frontDesk),
    .printBadge: .roles(frontDesk),
    .issueTicket: .roles(frontDesk.union([.anjungan])),
    .listTickets: .roles(readers),
    .exportTickets: .roles(readers),
    .getTicket: .roles(readers),
    .applyEvent: .roles(desks),
    .putAttachment: .roles(desks),
    .getAttachment: .roles(readers),
    .listOfficers: .roles(readers),
    .listAnswers: .roles(officers),
    .searchKnowledge: .roles(officers),
    .getQueue: .staff,
    .listCounters: .roles(desks),
    .getCounter: .roles(desks),
    .putCounter: .roles(officers),
    .callNext: .roles(officers),
    .getRatingAsked: .roles([.anjungan]),
    .rateAtCounter: .roles([.anjungan]),
    .trackTicket: .everyone,
    .getTrackedAttachment: .everyone,
    .replyToTicket: .everyone,
    .closeByVisitor: .everyone,
    .getDayReport: .roles(reporters),
    .printDayReport: .roles(reporters.subtracting([.auditor])),
    .getDashboard: .roles(overseers),
    .exportDashboard: .roles(overseers),
    .exportEvents: .roles(overseers),
    .getSurvey: .everyone,
    .answerSurvey: .everyone,
    .getSurveyResults: .roles(overseers),
    .exportSurveyResults: .roles(overseers),
    .exportSurveyResponses: .roles(overseers),
    .searchMembers: .roles(libraryReaders),
    .getMember: .roles(libraryReaders),
    .putMember: .roles(librarians),
    .searchCatalogue: .everyone,
    .getTitle: .everyone,
    .putTitle: .roles(librarians),
    .getItem: .roles(libraryReaders),
    .putItem: .roles(librarians),
    .listItems: .roles(libraryReaders),
    .listLocations: .roles(libraryReaders),
    .printLabels: .roles(librarians),
    .lend: .roles(librarians),
    .takeBack: .roles(librarians),
    .extend: .roles(librarians),
    .listLoans: .roles(libraryReaders),
    .exportLoans: .roles(libraryReaders),
    .undo: .roles(librarians),
    .printMemberPaper: .roles(librarians),
    .placeHold: .roles(librarians),
    .placePublicHold: .everyone,
    .listHolds: .roles(libraryReaders),
    .exportHolds: .roles(libraryReaders),
    .changeHold: .roles(librarians),
    .changeItem: .roles(librarians),
    .listStockTakes: .roles(libraryReaders),
    .getStockTake: .roles(libraryReaders),
    .exportStockTake: .roles(libraryReaders),
    .startStockTake: .roles(librarians),
    .scanStock: .roles(librarians),
    .finishStockTake: .roles(librarians),
    .getLibrary: .everyone,
    .getLibraryDay: .roles(libraryReaders),
    .listMails: .roles(libraryReaders),
    .changeMail: .roles(libraryReaders),
    .exportLibraryDay: .roles(libraryReaders),
    .openStream: .staff,
    .listPrinters: .roles(desks.union([.anjungan])),
    .discoverPrinters: .roles([.admin]),
    .printTestPage: .roles(desks),
    .listPrintJobs: .roles(desks),
    .getPrintJob: .roles(desks),
    .changePrintJob: .roles(desks),
    .reprint: .roles(desks),
    .printJobAsSVG: .roles(desks),
    .printJobAsPDF: .roles(desks),
    .printJobAsText: .roles(desks),
    .printJobAsESCPOS: .roles(desks),
    .getSync: .roles(overseers),
    .retrySync: .roles(overseers.subtracting([.auditor])),
    .skipSync: .roles(overseers.subtracting([.auditor])),
    .pauseSync: .roles(overseers.subtracting([.auditor])),
    .seeSyncConflict: .roles(overseers.subtracting([.auditor])),
    .getSettings: .roles([.admin]),
    .putSettings: .roles([.admin]),
    .listStaff: .roles([.admin]),
    .putStaff: .roles([.admin]),
    .health: .everyone,
    .metrics: .everyone,
    .openapi: .everyone,
  ]

  /// The events that are work on a case, and therefore the officers'.
  private static let casework: Set<String> = [
    "assigned", "promised", "documentRequested", "progress", "escalated", "pended", "disposed", "redirected",
    "answered", "resolved", "closed",
  ]

  /// Whether a caller who may use the route may ask for an event of a type.
  /// - Throws: that the work on cases is the officers'.
  static func allow(event type: String, _ caller: Caller) throws {
    guard casework.contains(type), !officers.contains(caller.role) else { return }
    throw DeskProblem.notAllowed
  }

  /// Who hears which topic of the event stream.
  package static let topics: [Topic: Set<Role>] = [
    .tickets: readers,
    .visitors: desks,
    .visits: frontDesk,
    .queue: Set(Role.accounts),
    .settings: [.admin],
    .members: libraryReaders,
    .loans: libraryReaders,
    .catalogue: libraryReaders,
    .mails: libraryReaders.union([.petugas]),
    .printJobs: desks,
    .printers: desks.union([.anjungan]),
    .sync: overseers,
  ]

  /// Whether a caller may use a route.
  static func allow(_ route: Route, _ caller: Caller?) throws {
    switch table[route] {
    case .everyone: return
    case .staff: guard caller != nil else { throw DeskProblem.signInRequired }
    case .roles(let roles):
      guard let caller else { throw DeskProblem.signInRequired }
      guard roles.contains(caller.role) else { throw DeskProblem.notAllowed }
    case nil: throw DeskProblem.notAllowed
    }
  }
}
