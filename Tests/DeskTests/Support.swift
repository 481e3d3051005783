import Calendars
import Circulation
import Foundation
import HTTP
import Receipts
import Records
import Synchronization
import Testing
import TicketCore

@testable import Desk

/// A desk on a ledger of its own with everything that is shipped; asked directly, without a socket.
final class TestDesk {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  static let budi = "01930a10-0000-7000-8000-000000000002"

  let folder: URL
  let ledger: Ledger
  let desk: Desk
  private let lines = LogLines()
  private let clock = DeskClock()

  /// What was logged.
  var log: [String] { lines.all }

  /// Lets the wall clock go on.
  func advance(minutes: Double) { clock.advance(minutes * 60) }

  init(
    isDemo: Bool = true, counters: [Counter] = [.only], printers: [PrinterReport] = [], rules: LoanRules? = nil,
    tells: Set<LibraryEvents.Kind> = [], crm: CRMLink? = nil
  ) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "desk-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    ledger = try Ledger(at: folder.appending(path: "loket.sqlite").path, wallClock: { [clock] in clock.now })
    let zone = try #require(OfficeZone("Asia/Jakarta"))
    let office = Office(
      id: "uji", name: "Kantor Uji", zone: zone,
      standards: try StandardSet.load(files: try Self.files("Kiosk/standards")),
      holidays: try HolidayCalendars.load(files: try Self.files("Kiosk/calendars")), publicURL: "https://loket.example",
      counters: counters)
    let rules =
      try rules
      ?? LoanRules.load(file: "rules.json", bytes: try #require(try Self.files("Kiosk/circulation").first).bytes)
    let survey = try SatisfactionSurvey.load(
      file: "skm.json", bytes: try #require(try Self.files("Kiosk/survey").first).bytes)
    try FigureBook.bring(ledger, to: zone)
    desk = try Desk(
      version: "uji", office: office, library: Library(rules: rules, in: office, sendsMail: true, tells: tells),
      survey: survey,
      knowledge: try Self.knowledge(),
      attachments: AttachmentFolder(path: folder.appending(path: "attachments").path), ledger: ledger,
      access: try Access(ledger: ledger, demo: isDemo ? DemoAccounts() : nil), settings: KeptSettings(),
      templates: try TemplateSet(
        shipped: try ["labels", "loans", "members", "printers", "reports", "tickets", "visits"].flatMap { folder in
          try Self.files("Templates/\(folder)").map { ("\(folder)/\($0.name)", $0.bytes) }
        }),
      screens: StaticFiles(root: Self.root.appending(path: "Kiosk/screens").path), contract: [],
      printers: { [printers] in printers }, discover: { FoundPrinters(printers: [], notes: []) }, crm: crm,
      metrics: { [] },
      log: { [lines] in lines.append($0) })
  }

  deinit {
    ledger.close()
    try? FileManager.default.removeItem(at: folder)
  }

  /// The knowledge base that is shipped.
  static func knowledge() throws -> KnowledgeBase {
    KnowledgeBase(
      articles: try files("Kiosk/knowledge").map { try Article.load(file: $0.name, bytes: $0.bytes) },
      answers: try files("Kiosk/answers").map { try AnswerTemplate.load(file: $0.name, bytes: $0.bytes) })
  }

  static func files(_ folder: String) throws -> [(name: String, bytes: [UInt8])] {
    try FileManager.default.contentsOfDirectory(at: root.appending(path: folder), includingPropertiesForKeys: nil)
      .sorted { $0.path < $1.path }
      .map { (name: $0.lastPathComponent, bytes: [UInt8](try Data(contentsOf: $0))) }
  }

  /// One request as a browser sends it; the answer of a stream is nil.
  func ask(
    _ method: HTTP.Method, _ path: String, _ body: Any? = nil, as session: String = "", language: String = "id"
  ) throws -> Response {
    let parts = path.split(separator: "?", maxSplits: 1)
    let query = parts.dropFirst().first.map { text in
      text.split(separator: "&").map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
    }
    let request = Request(
      method: method, path: String(parts[0]), segments: parts[0].split(separator: "/").map(String.init),
      query: Dictionary((query ?? []).map { ($0[0], $0.count > 1 ? $0[1] : "") }) { first, _ in first },
      body: try body.map {
        [UInt8](try JSONSerialization.data(withJSONObject: $0, options: [.fragmentsAllowed, .sortedKeys]))
      } ?? [],
      contentType: "application/json", acceptLanguage: language, cookies: session)
    switch desk.respond(to: request) {
    case .response(let response): return response
    case .stream: return Response(status: 200)
    }
  }

  /// The Cookie header of a signed-in demo account.
  func session(_ username: String, password: String = DemoAccounts.password) throws -> String {
    let response = try ask(.post, "/api/session", ["username": username, "password": password])
    let cookie = try #require(response.cookie, "\(response.text)")
    return "\(cookie.name)=\(cookie.value)"
  }

  /// Registers Budi as a visitor with everything that any standard asks for.
  @discardableResult
  func register(_ session: String, id: String = budi, name: String = "Budi Santoso") throws -> Response {
    try ask(
      .put, "/api/visitors/\(id)",
      [
        "name": name, "requesterType": "individual", "email": "budi@contoh.id", "phone": "0812 3450 0002",
        "address": "Jl. Contoh 1", "nip": "198609262015051001",
        "identity": ["kind": "ktp", "number": "6301012609860001"],
      ], as: session)
  }

  static var request: [String: Any] {
    [
      "visitor": budi, "standard": "kppn-konsultasi", "channel": "walkIn", "subject": "Revisi DIPA",
      "question": "Bagaimana?",
    ]
  }
}

/// Stands at Monday, 23 November 2026, 09.15 WIB, until it is told to go on.
private final class DeskClock: Sendable {
  private let moment = Mutex(Date(timeIntervalSince1970: 1_795_400_100))
  var now: Date { moment.withLock { $0 } }
  func advance(_ seconds: Double) { moment.withLock { $0 += seconds } }
}

private final class LogLines: Sendable {
  private let lines = Mutex<[String]>([])
  var all: [String] { lines.withLock { $0 } }
  func append(_ line: String) { lines.withLock { $0.append(line) } }
}

extension Response {
  var text: String { String(decoding: body, as: UTF8.self) }
  var json: [String: Any] { (try? JSONSerialization.jsonObject(with: Data(body))) as? [String: Any] ?? [:] }
  var type: String? { json["type"] as? String }
  /// The fields that a problem names.
  var fields: [String] { (json["errors"] as? [[String: Any]] ?? []).compactMap { $0["field"] as? String } }
  var messages: [String] { (json["errors"] as? [[String: Any]] ?? []).compactMap { $0["message"] as? String } }
}

func newID() -> String { UUID().uuidString.lowercased() }
