import Foundation
import Testing

@testable import Sync

@Suite("What Request Tracker tells of")
struct PullingTests {
  /// A Request Tracker with transactions on ticket 7, whose requestor is the visitor; a nil is one that is not shown.
  private func transport(
    _ transactions: [String?], subject: String = "a", parts: [String: String] = [:],
    failing: String? = nil, tickets: String? = nil, merges: String = "", at moment: String = "2026-11-02T08:00:00Z"
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
      case "/transactions" where query["query"]?.contains("MergedInto") == true:
        return .json(200, #"{"total":null,"items":[\#(query["page"] == "1" ? merges : "")]}"#)
      case "/transactions":
        let from = query["query"]?.firstMatch(of: /id>(\d+)/).flatMap { Int($0.1) } ?? 0
        let page = Int(query["page"] ?? "1") ?? 1
        let rows = transactions.enumerated().filter { $0.offset + 1 > from }.dropFirst((page - 1) * 100).prefix(100)
        let shown = rows.compactMap { row in
          row.element.map {
            #"{"id":"\#(row.offset + 1)","ObjectId":"7","Created":"\#(moment)",\#($0)}"#
          }
        }
        return .json(200, #"{"total":null,"items":[\#(shown.joined(separator: ","))]}"#)
      case let path where path.hasPrefix("/transaction/") && !path.hasSuffix("/attachments"):
        let isThere = Int(path.dropFirst(13)).map { $0 <= transactions.count } ?? false
        return isThere ? .json(403, #"{"message":"Forbidden"}"#) : .json(500, #"{"message":"Internal Server Error"}"#)
      case "/tickets":
        let own = #"""
          {"id":"7","EffectiveId":{"id":"7"},"Requestor":[{"id":51}],
           "CustomFields":[{"name":"ExternalId","values":["\#(subject)"]}]}
          """#
        return .json(200, #"{"items":[\#(query["page"] == "1" ? tickets ?? own : "")]}"#)
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

  /// All that is told, how often was asked for it, and where to go on.
  private func all(
    _ transport: ScriptedTransport
  ) throws -> (changes: [RemoteChange], questions: Int, cursor: String?) {
    let tracker = try tracker(transport)
    var (changes, cursor, questions) = ([RemoteChange](), String?.none, 0)
    while questions < 50 {
      guard case .changes(let more, let next) = tracker.changes(after: cursor) else { break }
      questions += 1
      changes += more
      if next == cursor { break }
      cursor = next
    }
    return (changes, questions, cursor)
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
    let (changes, questions, _) = try all(transport(Array(repeating: said(), count: 60)))
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

  /// A row about a ticket that lies in ticket 7 by now.
  private static func row(_ id: Int, _ subject: String, by requestors: String) -> String {
    #"""
    {"id":"\#(id)","EffectiveId":{"id":"7"},"Requestor":[\#(requestors)],
     "CustomFields":[{"name":"ExternalId","values":["\#(subject)"]}]}
    """#
  }

  @Test("Words on a ticket concern the cases that had been merged into it by then, each visitor's own; fields its own")
  func merged() throws {
    let network = transport(
      [
        said(), nil, nil, nil, said(), said(by: "budi@example.id"), said(by: "siti@example.id"),
        #""Type":"Status","NewValue":"resolved","Creator":{"id":40,"Name":"agen"}"#,
      ],
      tickets: [
        Self.row(3, "c", by: #"{"id":52}"#), Self.row(5, "b", by: #"{"id":52}"#),
        Self.row(7, "a", by: #"{"id":51},{"id":52}"#),
      ].joined(separator: ","),
      // 3 went into 5, and that into 7.
      merges: [(2, 3, 5), (3, 5, 5), (4, 5, 7)].map {
        #"{"id":"\#($0.0)","ObjectId":"\#($0.1)","NewValue":"fsck.com-rt://crm/ticket/\#($0.2)"}"#
      }.joined(separator: ","))
    let changes = try all(network).changes
    #expect(changes.map(\.subject) == ["a", "a", "c", "b", "a", "c", "b", "a", "c", "b", "a"])
    #expect(
      changes.map(\.act) == [.answer("Kata 1")] + Array(repeating: .answer("Kata 5"), count: 3)
        + Array(repeating: .reply("Kata 6"), count: 3) + Array(repeating: .reply("Kata 7"), count: 3)
        + [.changed(.state, to: "resolved")])
    let (budi, siti) = (
      RemoteChange.Visitor.address("budi@example.id"), RemoteChange.Visitor.address("siti@example.id")
    )
    #expect(
      changes.map(\.visitor) == [
        nil, nil, .ofCase("a"), .ofCase("a"), budi, budi, budi, siti, siti, siti, nil,
      ])
    #expect(changes.allSatisfy { $0.isWhole })
  }

  @Test("One that came back from an older copy is asked from the beginning, one that hides its youngest act is not")
  func olderCopy() throws {
    let cursor = try all(transport(Array(repeating: said(), count: 8))).cursor
    func asked(_ network: ScriptedTransport) throws -> [RemoteChange.Act] {
      guard case .changes(let changes, _) = try tracker(network).changes(after: cursor) else { return [] }
      return changes.map(\.act)
    }
    let before = (1...5).map { _ in said() }
    // Fewer than there were, or as many at another time.
    #expect(try asked(transport(before)) == (1...5).map { .answer("Kata \($0)") })
    let others = transport(Array(repeating: said(), count: 8), at: "2026-11-03T08:00:00Z")
    #expect(try asked(others).count == 8)
    #expect(try asked(transport(before + [nil, nil, nil])) == [])
    #expect(try asked(transport(before + [nil, nil, nil, said()])) == [.answer("Kata 9")])
  }

  @Test("However many cases were merged into one, each is told")
  func manyMerged() throws {
    let rows = (100...250).map { Self.row($0, "m-\($0)", by: "") } + [Self.row(7, "a", by: "")]
    let pages = stride(from: 0, to: rows.count, by: 100).map { rows[$0...].prefix(100).joined(separator: ",") }
    let plain = transport([said()])
    let network = ScriptedTransport { request in
      guard request.url.path.hasSuffix("/tickets") else { return try? .success(plain.send(request)) }
      let page = request.url.query?.firstMatch(of: /&page=(\d+)/).flatMap { Int($0.1) } ?? 1
      return .json(200, #"{"pages":\#(pages.count),"items":[\#(pages[page - 1])]}"#)
    }
    #expect(try all(network).changes.map(\.subject).count == 152)
  }
}
