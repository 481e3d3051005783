import Foundation
import HTTP
import Testing

@testable import Desk

@Suite("What the work on a case leaves behind") struct CaseActTests {
  private let test: TestDesk
  private let officer: String

  init() throws {
    test = try TestDesk()
    officer = try test.session("petugas")
    try test.register(officer)
  }

  private func issue(_ changes: [String: Any] = [:]) throws -> String {
    let id = newID()
    let asked = TestDesk.request.merging(["channel": "web", "print": false]) { $1 }.merging(changes) { $1 }
    #expect(try test.ask(.put, "/api/tickets/\(id)", asked, as: officer).status == 201)
    return id
  }

  private func act(_ type: String, _ id: String, _ more: [String: Any] = [:]) throws -> Response {
    try test.ask(.put, "/api/tickets/\(id)/events/\(newID())", ["type": type].merging(more) { $1 }, as: officer)
  }

  private func papers(of id: String) throws -> [String] {
    let ticket = try test.ask(.get, "/api/tickets/\(id)", as: officer).json
    return (ticket["printJobs"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
  }

  @Test("documents that have come are receipted by name, unless they came without a person")
  func receipt() throws {
    let id = try issue()
    #expect(try act("documentRequested", id, ["documents": ["Surat kuasa", "Halaman III {DIPA}"]]).status == 201)
    #expect(try act("documentReceived", id).status == 201)
    let job = try #require(try papers(of: id).first)
    let text = try test.ask(.get, "/api/print-jobs/\(job).txt", as: officer).text
    for part in ["TANDA TERIMA", "2 berkas", "Surat kuasa", "Halaman III {DIPA}", "Budi Santoso", "Putu (demo)"] {
      #expect(text.contains(part), "\(part) in \(text)")
    }
    #expect(try act("documentRequested", id, ["documents": ["Surat kuasa asli"]]).status == 201)
    #expect(try act("documentReceived", id, ["print": false]).status == 201)
    #expect(try papers(of: id) == [job])
    // What was not asked for leaves no paper either.
    #expect(try act("documentReceived", id).type == "not-awaited")
    #expect(try papers(of: id) == [job])
  }

  @Test("a case whose visitor was served at a counter is resolved by whoever works on it, seated or not")
  func resolvedAway() throws {
    let id = try issue(["channel": "walkIn"])
    #expect(try test.ask(.put, "/api/counters/1", ["state": "open"], as: officer).status < 300)
    let called = try test.ask(.put, "/api/counters/1/calls/\(newID())", [:] as [String: Any], as: officer).json
    #expect(called["id"] as? String == id)
    #expect(try act("started", id, ["counter": 1]).status == 201)
    #expect(try act("progress", id, ["text": "Kami periksa dahulu."]).status == 201)
    #expect(try test.ask(.put, "/api/counters/1", ["state": "closed"], as: officer).status < 300)
    #expect(try act("resolved", id, ["text": "Sudah jelas."]).status == 201)
  }

  @Test("the work on a case is the officers', and the front desk's no is a clear one")
  func officersAlone() throws {
    let (id, reception) = (try issue(), try test.session("resepsionis"))
    for type in ["answered", "progress", "resolved", "closed", "escalated"] {
      let path = "/api/tickets/\(id)/events/\(newID())"
      let answer = try test.ask(.put, path, ["type": type, "text": "Bisa.", "reason": "Perlu"], as: reception)
      #expect(answer.status == 403)
    }
    let path = "/api/tickets/\(id)/events/\(newID())"
    #expect(try test.ask(.put, path, ["type": "replied", "text": "Titipan"], as: reception).status == 201)
  }

  @Test("whom an officer serves, on the phone or at a counter, is the officer's case unless it is somebody's already")
  func taking() throws {
    let call = try issue(["channel": "phone", "standard": "lkpp-konsultasi"])
    #expect(try act("started", call).status == 201)
    var ticket = try test.ask(.get, "/api/tickets/\(call)", as: officer).json
    #expect(ticket["assignee"] as? String == "petugas" && ticket["state"] as? String == "serving")
    let events = ticket["events"] as? [[String: Any]] ?? []
    #expect(events.map { $0["type"] as? String } == ["issued", "started", "assigned"])
    #expect(events.last?["actor"] as? String == "petugas")
    // The thirty minutes run from here.
    #expect((ticket["promise"] as? [String: Any])?["due"] as? String == "2026-11-23T02:45:00.000Z")
    let hers = try issue(["channel": "phone", "standard": "lkpp-konsultasi"])
    #expect(try act("assigned", hers, ["staff": "kasi"]).status == 201)
    #expect(try act("started", hers).status == 201)
    ticket = try test.ask(.get, "/api/tickets/\(hers)", as: officer).json
    #expect(ticket["assignee"] as? String == "kasi")
  }

  @Test("a case that is nobody's is whose it is who answers it, so that the visitor's reply comes to them")
  func takingByAnswer() throws {
    let id = try issue()
    #expect(try act("note", id, ["text": "Dilihat"]).status == 201)
    #expect(try test.ask(.get, "/api/tickets/\(id)", as: officer).json["assignee"] is NSNull)
    #expect(try act("answered", id, ["text": "Bisa."]).status == 201)
    let ticket = try test.ask(.get, "/api/tickets/\(id)", as: officer).json
    #expect(ticket["assignee"] as? String == "petugas" && ticket["state"] as? String == "answered")
  }

  @Test("a hand-over that is refused is told what it lacks, or who hands over to whom next")
  func handOver() throws {
    let fields = ["signature": "true", "letterhead": "true", "stamp": "true"]
    let letter = try issue([
      "standard": "lkpp-konsultasi", "channel": "letter", "requesterType": "individual", "fields": fields,
    ])
    let unsaid = try act("disposed", letter, ["to": "Koordinator"])
    #expect(unsaid.fields == ["/instruction"] && unsaid.messages.first?.hasPrefix("Instruksi belum diisi") == true)
    func next(_ to: String, on id: String? = nil) throws -> String {
      let answer = try act("disposed", id ?? letter, ["to": to, "instruction": "Mohon ditindaklanjuti"])
      if answer.status == 201 { return "" }
      #expect(answer.type == "disposition-not-next")
      return answer.json["detail"] as? String ?? ""
    }
    #expect(try next("Koordinator") == "")
    #expect(try next("Deputi").hasSuffix("Langkah berikutnya: Koordinator → Sub Koordinator."))
    for receiver in ["Sub Koordinator", "Staf", "Sub Koordinator", "Koordinator", "Direktur", "Pengguna Layanan"] {
      #expect(try next(receiver) == "")
    }
    #expect(try act("replied", letter, ["text": "Belum jelas"]).status == 201)
    #expect(try next("Deputi").contains("sudah selesai"))
    #expect(try next("Deputi", on: issue()).contains("Hanya surat"))
  }

  @Test("too many documents or files are called too many, and not too long")
  func tooMany() throws {
    let id = try issue()
    let asked = try act("documentRequested", id, ["documents": (1...21).map { "Dokumen \($0)" }])
    #expect(asked.fields == ["/documents"] && asked.messages == ["Dokumen terlalu banyak; isilah paling banyak 20."])
    let answered = try act("answered", id, ["text": "Terlampir.", "attachments": (1...21).map { _ in newID() }])
    #expect(answered.fields == ["/attachments"])
    #expect(answered.messages == ["Lampiran terlalu banyak; isilah paling banyak 20."])
  }

  @Test("what is no time is told how one is written")
  func times() throws {
    let path = ["standard": "lpse-pengaduan", "fields": ["account": "budi"]] as [String: Any]
    for due in ["besok", "2026-12-07", 7] as [Any] {
      let answer = try act("promised", issue(path), ["due": due])
      #expect(answer.status == 422 && answer.fields == ["/due"])
      #expect(answer.messages.first?.contains("2026-12-07T15:00:00+07:00") == true)
    }
  }

  @Test("a link leads to another ticket that is there, and stands with the case")
  func link() throws {
    let (id, other) = (try issue(), try issue())
    for wrong in [newID(), id, "", "bukan"] { #expect(try act("linked", id, ["ticket": wrong]).fields == ["/ticket"]) }
    #expect(try act("linked", id, ["ticket": other]).status == 201)
    let ticket = try test.ask(.get, "/api/tickets/\(id)", as: officer).json
    #expect(ticket["links"] as? [String] == [other])
  }
}
