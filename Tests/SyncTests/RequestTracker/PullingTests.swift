import Foundation
import Testing

@testable import Sync

@Suite("What Request Tracker tells of")
struct PullingTests {
  /// A Request Tracker with transactions on ticket 7, whose requestor is the visitor; a nil is one that is not shown.
  private func transport(
    _ transactions: [String?], subject: String = "a", parts: [String: String] = [:],
    failing: String? = nil, tickets: String? = nil
  ) -> ScriptedTransport {
    ScriptedTransport { request in
      let path = request.url.path.replacing("/REST/2.0", with: "")
      let items = URLComponents(url: request.url, resolvingAgainstBaseURL: false)?.queryItems ?? []
      let query = Dictionary(items.map { ($0.name, $0.value ?? "") }) { first, _ in first }
      switch path {
      case "/queue/PTSP": return .json(200, #"{"Name":"PTSP","TicketCustomFields":[{"name":"Tier","id":"5"}]}"#)
      case "/rt": return .json(200, #"{"Version":"5.0.5"}"#)
      case "/user/40": return .json(200, #"{"Privileged":1}"#)
      case "/user/42": return .json(403, #"{"message":"Forbidden"}"#)
      case let path where path.hasPrefix("/user/"): return .json(200, #"{"Privileged":0}"#)
      case "/transactions":
        let from = query["query"]?.firstMatch(of: /id>(\d+)/).flatMap { Int($0.1) } ?? 0
        let page = Int(query["page"] ?? "1") ?? 1
        let rows = transactions.enumerated().filter { $0.offset + 1 > from }.dropFirst((page - 1) * 100).prefix(100)
        let shown = rows.compactMap { row in
          row.element.map {
            #"{"id":"\#(row.offset + 1)","ObjectId":"7","Created":"2026-11-02T08:00:00Z",\#($0)}"#
          }
        }
        return .json(200, #"{"total":null,"items":[\#(shown.joined(separator: ","))]}"#)
      case "/tickets":
        let own = #"""
          {"id":"7","EffectiveId":{"id":"7"},"Requestor":[{"id":51}],
           "CustomFields":[{"name":"ExternalId","values":["\#(subject)"]}]}
          """#
        return .json(200, #"{"items":[\#(tickets ?? own)]}"#)
      default:
        guard let number = path.firstMatch(of: /transaction\/(\d+)\/attachments/).map({ String($0.1) }) else {
          return nil
        }
        if number == failing { return .failure(.lost) }
        let all = parts[number] ?? Self.part("1", "text/plain", "Kata \(number)")
        guard query["fields"] == "Content" else { return .json(200, #"{"items":[\#(all)]}"#) }
        let place = Int(query["page"] ?? "1") ?? 1
        return .json(200, #"{"items":[\#(all.split(separator: "\n")[place - 1].drop { $0 == "," })]}"#)
      }
    }
  }

  private static func part(_ id: String, _ type: String, _ content: String, file: String = "") -> String {
    #"{"id":"\#(id)","ContentType":"\#(type)","Filename":"\#(file)","Content":"\#(content)"}"#
  }

  /// The accounts: an agent, one that must not be seen, the visitor, others.
  private static let accounts = ["agen": 40, "rahasia": 42, "budi@example.id": 51, "siti@example.id": 52]

  private func said(_ type: String = "Correspond", by author: String = "agen") -> String {
    #""Type":"\#(type)","Creator":{"id":\#(Self.accounts[author] ?? 0),"Name":"\#(author)"}"#
  }

  private func tracker(_ transport: any Transport) throws -> RequestTracker {
    RequestTracker(
      url: try #require(URL(string: "http://crm.example")), token: "1-27-abc", mapping: try shippedMapping(),
      transport: transport)
  }

  /// All that is told, and how often was asked for it.
  private func all(_ transport: ScriptedTransport) throws -> (changes: [RemoteChange], questions: Int) {
    let tracker = try tracker(transport)
    var (changes, cursor, questions) = ([RemoteChange](), String?.none, 0)
    while questions < 50 {
      guard case .changes(let more, let next) = tracker.changes(after: cursor) else { break }
      questions += 1
      changes += more
      if next == cursor { break }
      cursor = next
    }
    return (changes, questions)
  }

  @Test("Only the CRM's own people answer: the visitor's mail is a reply, and of strangers' words people have to judge")
  func visitors() throws {
    let network = transport([
      said(), said(by: "budi@example.id"), said(by: "siti@example.id"), said("Comment"), said(by: "rahasia"),
      said("Comment", by: "siti@example.id"),
    ])
    let changes = try all(network).changes
    #expect(
      changes.map(\.act) == [
        .answer("Kata 1"), .reply("Kata 2"), .answer("Kata 3"), .note("Kata 4"), .answer("Kata 5"), .note("Kata 6"),
      ])
    #expect(changes.map(\.isWhole) == [true, true, false, true, false, false])
    #expect(changes.map(\.author)[..<3] == ["agen", "budi@example.id", "siti@example.id"])
    // Each is asked for once.
    #expect(network.requests.filter { $0.contains("/user/") }.count == 3)
  }

  @Test("What was said before the first question comes, too, some at a time")
  func backlog() throws {
    let (changes, questions) = try all(transport(Array(repeating: said(), count: 60)))
    #expect(changes.map(\.act) == (1...60).map { .answer("Kata \($0)") })
    #expect(questions == 4)
  }

  @Test("Rows that are not shown neither end a page nor keep back what is behind them")
  func hidden() throws {
    let hidden: [String?] = [said()] + Array(repeating: nil, count: 150) + [said()]
    #expect(try all(transport(hidden)).changes.map(\.act) == [.answer("Kata 1"), .answer("Kata 152")])
  }

  @Test("Files are named and never fetched, and a message of files alone is for people")
  func files() throws {
    let scan = Self.part("1", "application/pdf", "", file: "surat.pdf")
    let network = transport(
      [said(), said()],
      parts: ["1": scan + "\n," + Self.part("2", "text/plain", "Terlampir."), "2": scan])
    let changes = try all(network).changes
    #expect(
      changes.map(\.act) == [
        .answer("Terlampir.\n\nLampiran di CRM: surat.pdf"), .answer("Lampiran di CRM: surat.pdf"),
      ])
    #expect(changes.map(\.isWhole) == [true, false])
  }

  @Test("A message that can't be read keeps back nothing behind it")
  func unreadable() throws {
    let changes = try all(transport([said(), said()], failing: "1")).changes
    #expect(changes.map(\.act) == [.answer("#1"), .answer("Kata 2")] && changes.map(\.isWhole) == [false, true])
  }

  @Test("Words on a ticket concern every case that was merged into it; its fields are its own")
  func merged() throws {
    let tickets = ["5": "b", "7": "a"].sorted { $0.key < $1.key }.map {
      #"{"id":"\#($0.key)","EffectiveId":{"id":"7"},"CustomFields":[{"name":"ExternalId","values":["\#($0.value)"]}]}"#
    }
    let network = transport(
      [said(), #""Type":"Status","NewValue":"resolved","Creator":{"id":"agen"}"#],
      tickets: tickets.joined(separator: ","))
    let changes = try all(network).changes
    #expect(changes.map(\.subject) == ["a", "b", "a"])
    #expect(changes.map(\.act) == [.answer("Kata 1"), .answer("Kata 1"), .changed(.state, to: "resolved")])
  }
}
