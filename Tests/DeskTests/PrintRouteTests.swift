import Foundation
import HTTP
import Records
import Testing

@testable import Desk

@Suite("Printers and the spool") struct PrintRouteTests {
  private let test: TestDesk
  private let rina: String

  init() throws {
    test = try TestDesk(
      counters: [
        Counter(number: 1, name: "Loket 1", services: nil, printers: []),
        Counter(number: 2, name: "Loket 2", services: nil, printers: ["slip", "lantai 2"]),
      ],
      printers: [
        PrintRouteTests.printer("karcis", [.ticket], takes: [.ticket]),
        PrintRouteTests.printer("lantai 2", [.ticket, .slip], takes: [.slip]),
        PrintRouteTests.printer("slip", [.slip], takes: []),
      ])
    rina = try test.session("resepsionis")
    try test.register(rina)
  }

  private static func printer(_ name: String, _ uses: [PrintUse], takes: [PrintUse]) -> PrinterReport {
    PrinterReport(
      name: name, use: uses, takes: takes, columns: 48, destination: name, way: "queue", language: "escpos",
      profile: "mm80", fallback: nil, state: "ok", message: nil, since: nil)
  }

  /// Issues a ticket; the id of its print job.
  private func issue(_ more: [String: Any] = [:], as session: String? = nil) throws -> String {
    let body = TestDesk.request.merging(more) { $1 }
    let answer = try test.ask(.put, "/api/tickets/\(newID())", body, as: session ?? rina)
    return try #require(answer.json["printJob"] as? String, "\(answer.text)")
  }

  private func job(_ id: String) throws -> [String: Any] {
    try test.ask(.get, "/api/print-jobs/\(id)", as: rina).json
  }

  private func change(_ job: String, _ body: [String: Any]) throws -> Int {
    try test.ask(.put, "/api/print-jobs/\(job)/events/\(newID())", body, as: rina).status
  }

  @Test("a ticket comes out where it was asked for, else at the printer of one's counter, else at the first of its use")
  func target() throws {
    #expect(try job(try issue())["target"] == nil)
    #expect(try job(try issue(["printer": "lantai 2"]))["target"] as? String == "lantai 2")
    let officer = try test.session("kasi")
    for (counter, target) in [(1, nil), (2, "lantai 2")] as [(Int, String?)] {
      _ = try test.ask(.put, "/api/counters/\(counter)", ["state": "open"], as: officer)
      #expect(try job(try issue(as: officer))["target"] as? String == target)
      _ = try test.ask(.put, "/api/counters/\(counter)", ["state": "closed"], as: officer)
    }
  }

  @Test("a printer that there is not, or that is for something else, is refused by field and nothing is issued")
  func wrongPrinter() throws {
    for name in ["lantai 3", "slip"] {
      let body = TestDesk.request.merging(["printer": name]) { $1 }
      let answer = try test.ask(.put, "/api/tickets/\(newID())", body, as: rina)
      #expect(answer.status == 422)
      #expect(answer.fields == ["/printer"])
      #expect(answer.messages.first?.contains("karcis, lantai 2") == true)
    }
    let list = try test.ask(.get, "/api/print-jobs", as: rina).json
    #expect((list["items"] as? [Any])?.isEmpty == true)
  }

  @Test("each printer says how many wait for it, also for what nobody chose a printer for")
  func waiting() throws {
    _ = try issue()
    _ = try issue(["printer": "lantai 2"])
    let items = try #require(try test.ask(.get, "/api/printers", as: rina).json["items"] as? [[String: Any]])
    #expect(items.map { $0["waiting"] as? Int } == [1, 1, 0])
    #expect(items.map { $0["since"] is NSNull } == [true, true, true])
  }

  @Test("a job that waits is moved, cancelled and tried again; each wish under one id is done once")
  func changes() throws {
    let id = try issue()
    #expect(try change(id, ["type": "retried"]) == 409)
    #expect(try change(id, ["type": "moved"]) == 422)
    #expect(try change(id, ["type": "moved", "printer": "slip"]) == 422)
    #expect(try change(id, ["type": "dibuang"]) == 422)
    #expect(try change(id, ["type": "moved", "printer": "lantai 2"]) == 201)
    #expect(try job(id)["target"] as? String == "lantai 2")
    let event = newID()
    for status in [201, 200] {
      let path = "/api/print-jobs/\(id)/events/\(event)"
      #expect(try test.ask(.put, path, ["type": "cancelled"], as: rina).status == status)
    }
    #expect(try job(id)["state"] as? String == "failed")
    #expect(try job(id)["error"] as? String == "cancelled")
    #expect(try change(id, ["type": "cancelled"]) == 409)
    #expect(try change(id, ["type": "retried"]) == 201)
    #expect(try job(id)["state"] as? String == "queued")
    #expect(try change(newID(), ["type": "cancelled"]) == 404)
  }

  @Test("a job that no printer takes says so as long as it waits")
  func orphan() throws {
    let bare = try TestDesk()
    let session = try bare.session("resepsionis")
    try bare.register(session)
    let answer = try bare.ask(.put, "/api/tickets/\(newID())", TestDesk.request, as: session).json
    let id = try #require(answer["printJob"] as? String)
    let job = try bare.ask(.get, "/api/print-jobs/\(id)", as: session).json
    #expect(job["error"] as? String == "noPrinter")
    #expect(try self.job(try issue())["error"] == nil)
  }

  @Test("the spool is listed by printer and by what is open, and a copy goes where it is asked for")
  func list() throws {
    let (first, second) = (try issue(), try issue(["printer": "lantai 2"]))
    func ids(_ query: String) throws -> [String] {
      let items = try test.ask(.get, "/api/print-jobs?\(query)", as: rina).json["items"] as? [[String: Any]]
      return (items ?? []).compactMap { $0["id"] as? String }
    }
    #expect(try ids("printer=lantai 2") == [second])
    #expect(try ids("open=true") == [second, first])
    let copy = newID()
    let path = "/api/print-jobs/\(first)/copies/\(copy)"
    #expect(try test.ask(.put, path, ["printer": "slip"], as: rina).status == 422)
    #expect(try test.ask(.put, path, ["printer": "lantai 2"], as: rina).status == 201)
    #expect(try job(copy)["target"] as? String == "lantai 2")
    #expect(try job(copy)["original"] as? String == first)
    #expect(try job(copy)["ticketNumber"] as? String == job(first)["ticketNumber"] as? String)
  }

  @Test("a test page is a job of its own for the one printer, whatever it is used for")
  func testPage() throws {
    let (id, path) = (newID(), "/api/printers/lantai%202/tests/")
    #expect(try test.ask(.put, "/api/printers/nix/tests/\(id)", [:] as [String: Any], as: rina).status == 404)
    let name = path.replacing("%20", with: " ")
    #expect(try test.ask(.put, name + id, [:] as [String: Any], as: rina).status == 201)
    #expect(try job(id)["template"] as? String == "printers/self-test")
    #expect(try job(id)["target"] as? String == "lantai 2")
    let text = try test.ask(.get, "/api/print-jobs/\(id).txt", as: rina)
    #expect(text.status == 200, "\(text.text)")
    for word in ["lantai 2", "Kantor Uji", "PC437", "ÇüéâäàåçêëèïîìÄÅ"] { #expect(text.text.contains(word), "\(word)") }
  }
}
