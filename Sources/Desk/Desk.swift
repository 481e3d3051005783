import Calendars
import Foundation
import HTTP
import Receipts
import Records
import SQLite
import TicketCore

/// The desk's HTTP face: finds the route, asks who is there and whether they may, and hands over to the noun's file.
package struct Desk: Handler {
  let office: Office
  let library: Library
  /// The satisfaction survey's form.
  let survey: SatisfactionSurvey
  let knowledge: KnowledgeBase
  let attachments: AttachmentFolder
  let ledger: Ledger
  let access: Access
  let settings: any OfficeSettings
  let templates: TemplateSet
  let printers: @Sendable () -> [PrinterReport]
  let discover: @Sendable () -> FoundPrinters
  /// The central CRM of the config; nil for none.
  let crm: CRMLink?
  let metrics: @Sendable () -> [Metric]
  let screens: StaticFiles
  let contract: [UInt8]
  let prepared: Prepared
  let version: String
  let log: @Sendable (String) -> Void
  /// Slows the guessing of members' contacts on the public page.
  let guesses = SignInThrottle()
  /// Slows the guessing of tracking codes.
  let tracking = TrackingThrottle()
  /// Slows who answers the survey again and again; generous, since a whole waiting room may share an address.
  let surveyLimit = Allowances(most: 60, pause: .seconds(10))
  private let router: Router<Route>

  /// A desk on its parts.
  ///
  /// - Parameters:
  ///   - version: Loket's own, as the health check tells it.
  ///   - office: the office with its standards, counters and holidays.
  ///   - library: the office's library.
  ///   - survey: the satisfaction survey's form.
  ///   - knowledge: the articles that officers look answers up in.
  ///   - attachments: where files of tickets are kept.
  ///   - ledger: the records.
  ///   - access: who is there, and signs in.
  ///   - settings: where the office's settings are kept.
  ///   - templates: the papers and mails.
  ///   - screens: the folder of the web screens.
  ///   - contract: `Kiosk/openapi.json` as it is served.
  ///   - printers: the printers as they are now.
  ///   - discover: looks for printers that could be set up, in some seconds.
  ///   - crm: the central CRM of the config; nil for none.
  ///   - metrics: the figures of the parts that the desk does not know.
  ///   - log: told in one line what went wrong; never with personal data.
  /// - Throws: when two routes have the same pattern.
  package init(
    version: String, office: Office, library: Library, survey: SatisfactionSurvey, knowledge: KnowledgeBase,
    attachments: AttachmentFolder, ledger: Ledger, access: Access, settings: any OfficeSettings,
    templates: TemplateSet, screens: StaticFiles, contract: [UInt8],
    printers: @escaping @Sendable () -> [PrinterReport], discover: @escaping @Sendable () -> FoundPrinters,
    crm: CRMLink?, metrics: @escaping @Sendable () -> [Metric],
    log: @escaping @Sendable (String) -> Void
  ) throws {
    self.version = version
    self.office = office
    self.library = library
    self.survey = survey
    self.knowledge = knowledge
    self.attachments = attachments
    prepared = Prepared(office)
    self.ledger = ledger
    self.access = access
    self.settings = settings
    self.templates = templates
    self.screens = screens
    self.contract = contract
    self.printers = printers
    self.discover = discover
    self.crm = crm
    self.metrics = metrics
    self.log = log
    router = try Router(Route.allCases.map { ($0.endpoint.method, $0.endpoint.path, $0) })
  }

  /// What one act has to tell a case's visitor.
  var caseMail: CaseMail { CaseMail(office: office, isSending: library.sendsMail) }

  /// What the clock has to do to cases.
  var caseJobs: CaseDayJobs { CaseDayJobs(office: office, ledger: ledger, sendsMail: library.sendsMail) }

  /// Answers a request; every refusal is a problem document in the reader's language.
  package func respond(to request: Request) -> Reply {
    do {
      switch router.match(request.method, request.segments) {
      case .found(let route, let parameters):
        return try answer(route, request, parameters)
      case .wrongMethod(let allowed):
        var response = DeskProblem.wrongMethod.response(in: request.language)
        response.allow = allowed
        return .response(response)
      case .notFound:
        return .response(try screen(for: request))
      }
    } catch {
      return .response(problem(for: error).response(in: request.language))
    }
  }

  /// A file of the screens. Every tracking code leads to the one page of tickets, every standard to that of standards.
  private func screen(for request: Request) throws -> Response {
    var asked = request
    if asked.segments.count == 2, ["t", "standar"].contains(asked.segments[0]) { asked.segments.removeLast() }
    guard let file = screens.response(for: asked) else { throw DeskProblem.notFound }
    return file
  }

  /// Puts what the listener itself refuses into words.
  package func refuse(_ refusal: HTTP.Refusal, acceptLanguage: String) -> Response {
    DeskProblem(refusal).response(in: Language(acceptLanguage: acceptLanguage))
  }

  /// Every route on one page.
  private func answer(_ route: Route, _ request: Request, _ parameters: [String: String]) throws -> Reply {
    let call = Call(request: request, parameters: parameters, caller: try access.caller(of: request, for: route))
    switch route {
    case .signIn: return .response(try signIn(call))
    case .whoAmI: return .response(try whoAmI(call))
    case .signOut: return .response(try signOut(call))
    case .listStandards: return .response(listStandards(call))
    case .listPublishedStandards: return .response(listPublishedStandards(call))
    case .searchVisitors: return .response(try searchVisitors(call))
    case .getVisitor: return .response(try getVisitor(call))
    case .putVisitor: return .response(try putVisitor(call))
    case .mergeVisitors: return .response(try mergeVisitors(call))
    case .reverseMerge: return .response(try reverseMerge(call))
    case .putVisit: return .response(try putVisit(call))
    case .listVisits: return .response(try listVisits(call))
    case .exportVisits: return .response(try exportVisits(call))
    case .leaveVisit: return .response(try leaveVisit(call))
    case .printBadge: return .response(try printBadge(call))
    case .issueTicket: return .response(try issueTicket(call))
    case .listTickets: return .response(try listTickets(call))
    case .exportTickets: return .response(try exportTickets(call))
    case .getTicket: return .response(try getTicket(call))
    case .applyEvent: return .response(try applyEvent(call))
    case .listOfficers: return .response(try listOfficers(call))
    case .listAnswers: return .response(listAnswers(call))
    case .searchKnowledge: return .response(try searchKnowledge(call))
    case .putAttachment: return .response(try putAttachment(call))
    case .getAttachment: return .response(try getAttachment(call))
    case .getQueue: return .response(try getQueue(call))
    case .listCounters: return .response(try listCounters(call))
    case .getCounter: return .response(try getCounter(call))
    case .putCounter: return .response(try putCounter(call))
    case .callNext: return .response(try callNext(call))
    case .getRatingAsked: return .response(try getRatingAsked(call))
    case .rateAtCounter: return .response(try rateAtCounter(call))
    case .trackTicket: return .response(try trackTicket(call))
    case .getTrackedAttachment: return .response(try getTrackedAttachment(call))
    case .replyToTicket: return .response(try replyToTicket(call))
    case .closeByVisitor: return .response(try closeByVisitor(call))
    case .getDayReport: return .response(try getDayReport(call))
    case .printDayReport: return .response(try printDayReport(call))
    case .getDashboard: return .response(try getDashboard(call))
    case .exportDashboard: return .response(try exportDashboard(call))
    case .exportEvents: return .response(try exportEvents(call))
    case .getSurvey: return .response(getSurvey(call))
    case .answerSurvey: return .response(try answerSurvey(call))
    case .getSurveyResults: return .response(try getSurveyResults(call))
    case .exportSurveyResults: return .response(try exportSurveyResults(call))
    case .exportSurveyResponses: return .response(try exportSurveyResponses(call))
    case .searchMembers: return .response(try searchMembers(call))
    case .getMember: return .response(try getMember(call))
    case .putMember: return .response(try putMember(call))
    case .searchCatalogue: return .response(try searchCatalogue(call))
    case .getTitle: return .response(try getTitle(call))
    case .putTitle: return .response(try putTitle(call))
    case .getItem: return .response(try getItem(call))
    case .putItem: return .response(try putItem(call))
    case .listItems: return .response(try listItems(call))
    case .listLocations: return .response(try listLocations(call))
    case .printLabels: return .response(try printLabels(call))
    case .lend: return .response(try lend(call))
    case .takeBack: return .response(try takeBack(call))
    case .extend: return .response(try extend(call))
    case .listLoans: return .response(try listLoans(call))
    case .exportLoans: return .response(try exportLoans(call))
    case .undo: return .response(try undo(call))
    case .printMemberPaper: return .response(try printMemberPaper(call))
    case .placeHold: return .response(try placeHold(call))
    case .placePublicHold: return .response(try placePublicHold(call))
    case .listHolds: return .response(try listHolds(call))
    case .exportHolds: return .response(try exportHolds(call))
    case .changeHold: return .response(try changeHold(call))
    case .changeItem: return .response(try changeItem(call))
    case .listStockTakes: return .response(try listStockTakes(call))
    case .getStockTake: return .response(try getStockTake(call))
    case .exportStockTake: return .response(try exportStockTake(call))
    case .startStockTake: return .response(try startStockTake(call))
    case .scanStock: return .response(try scanStock(call))
    case .finishStockTake: return .response(try finishStockTake(call))
    case .getLibrary: return .response(getLibrary(call))
    case .getLibraryDay: return .response(try getLibraryDay(call))
    case .listMails: return .response(try listMails(call))
    case .changeMail: return .response(try changeMail(call))
    case .exportLibraryDay: return .response(try exportLibraryDay(call))
    case .openStream: return .stream(try openStream(call))
    case .listPrinters: return .response(try listPrinters(call))
    case .discoverPrinters: return .response(discoverPrinters(call))
    case .printTestPage: return .response(try printTestPage(call))
    case .listPrintJobs: return .response(try listPrintJobs(call))
    case .getPrintJob: return .response(try getPrintJob(call))
    case .changePrintJob: return .response(try changePrintJob(call))
    case .reprint: return .response(try reprint(call))
    case .printJobAsSVG: return .response(try printJob(call, as: .svg))
    case .printJobAsPDF: return .response(try printJob(call, as: .pdf))
    case .printJobAsText: return .response(try printJob(call, as: .text))
    case .printJobAsESCPOS: return .response(try printJob(call, as: .escpos))
    case .getSync: return .response(try getSync(call))
    case .retrySync: return .response(try retrySync(call))
    case .skipSync: return .response(try skipSync(call))
    case .pauseSync: return .response(try pauseSync(call))
    case .seeSyncConflict: return .response(try seeSyncConflict(call))
    case .getSettings: return .response(try getSettings(call))
    case .putSettings: return .response(try putSettings(call))
    case .listStaff: return .response(try listStaff(call))
    case .putStaff: return .response(try putStaff(call))
    case .health: return .response(health(call))
    case .metrics: return .response(try showMetrics(call))
    case .openapi: return .response(.json(200, contract))
    }
  }

  private func problem(for error: any Error) -> DeskProblem {
    switch error {
    case let problem as DeskProblem: return problem
    case let refusal as TicketCore.Refusal: return DeskProblem(refusal)
    case let input as InvalidInput: return DeskProblem(input)
    case is QueueFull: return .busy(retryAfter: 1)
    case let error as DatabaseError where error.isBusy: return .busy(retryAfter: 5)
    case is DatabaseError, is CommitFailed, is TransactionLost, is DatabaseClosed:
      log("database: \(error)")
      return .unavailable
    default:
      log("request failed: \(type(of: error))")
      return .failed
    }
  }
}
