import Calendars
import Foundation
import Testing
import TicketCore

@Suite("A ticket")
struct TicketTests {
  @Test("waits in the queue after a walk-in and is an open case by every other channel", arguments: DemandRow.all)
  func firstState(row: DemandRow) throws {
    let standard = try standard(row.standard)
    let issued = try issue(goodRequest(standard, row.channel))
    #expect(issued.ticket.state == (row.channel == .walkIn ? .waiting : .open))
    #expect(issued.papers.contains(.ticket) == (row.channel == .walkIn))
    #expect(issued.effects.contains(.tellCRM))
    #expect(issued.ticket.version == 1 && issued.ticket.tier == 1 && issued.ticket.intake == .complete)
    #expect(issued.ticket.standardVersion == standard.version)
    #expect(issued.ticket.calendarVersion?.hasPrefix("2026:") == true)
  }

  @Test("is printed when asked, and not when not wanted; LKPP's officer gets a copy of a walk-in")
  func papers() throws {
    let lkpp = try standard("lkpp-konsultasi")
    #expect(try issue(goodRequest(lkpp, .walkIn)).papers == [.ticket, .officerCopy])
    var request = goodRequest(lkpp, .walkIn)
    request.print = false
    #expect(try issue(request).papers == [])
    request = goodRequest(lkpp, .web)
    request.print = true
    #expect(try issue(request).papers == [.ticket])
  }

  @Test("keeps the cleaned answers and the standard's defaults")
  func values() throws {
    let ticket = try issue(
      request("lpse-pengaduan", "phone") { request in
        request.subject = " Gagal\nmasuk\u{1B} "
        request.question = "Baris satu\r\nbaris dua\u{0}"
        request.fields = ["purpose": " verifikasi\t", "": ""]
        request.fields?[""] = nil
      }
    ).ticket
    #expect(ticket.subject == "Gagal masuk" && ticket.question == "Baris satu\nbaris dua")
    #expect(ticket.fields == ["purpose": "verifikasi"])
    #expect(ticket.category == "umum" && ticket.kind == .complaint)
  }

  @Test("belongs to the office's date, while its promises follow the standard's zone")
  func officeDate() throws {
    let ticket = try issue(goodRequest(standard("kppn-konsultasi"), .web), now: "2026-04-06T16:30:00Z").ticket
    #expect(ticket.officeDate.description == "2026-04-06")
    #expect(try ticket.promise?.due == moment("2026-04-10T16:30:00+08:00"))
    #expect(
      try issue(goodRequest(standard("kppn-konsultasi"), .web), now: "2026-04-06T17:00:00Z").ticket.officeDate
        .description == "2026-04-07")
  }

  @Test("shows the promise that runs, else the one that waits for its clock")
  func promise() throws {
    let walkIn = try issue(goodRequest(standard("lkpp-konsultasi"), .walkIn)).ticket
    #expect(walkIn.promise == nil && walkIn.shownPromise?.name == "service")
    let web = try issue(goodRequest(standard("lkpp-konsultasi"), .web)).ticket
    #expect(web.promise?.name == "webAnswer" && web.shownPromise == web.promise)
    #expect(try issue(goodRequest(standard("kli-prime"), .phone)).ticket.shownPromise == nil)
  }

  @Test("on fraud is restricted from its birth, and only a fraud agent may read it")
  func fraud() throws {
    let prime = try standard("kli-prime")
    for channel in [Channel.phone, .email, .web, .walkIn] {
      let issued = try issue(goodRequest(prime, channel, kind: .fraud))
      #expect(issued.ticket.restricted && issued.effects == [.tellCRM])
    }
    #expect(try !issue(goodRequest(prime, .email, kind: .serviceComplaint)).ticket.restricted)
    for role in Role.allCases {
      let viewer = Viewer(actor: Actor(name: "x", role: role))
      #expect(!viewer.mayRead(restricted: true) && viewer.mayRead(restricted: false))
    }
    #expect(Viewer(actor: Actor(name: "x", role: .petugas), isFraudAgent: true).mayRead(restricted: true))
  }

  @Test("is not issued when anything is wrong, and everything wrong is said")
  func refused() throws {
    let error = #expect(throws: InvalidInput.self) {
      try issue(request("lkpp-konsultasi", "walkIn") { $0.category = "x" }, visitor: VisitorInput(name: "A"))
    }
    #expect(
      error?.problems.map(\.pointer) == [
        "/category", "/visitor/email", "/visitor/identity", "/visitor/phone", "/subject", "/question",
      ])
  }

  @Test("is the fold of its events, which go through JSON unchanged")
  func fold() throws {
    let issued = try issue(goodRequest(standard("lkpp-konsultasi"), .letter))
    let event = TicketEvent(
      id: "e1", ticket: "t1", act: .issued(issued), at: try moment(mondayMorning), recorded: try moment(mondayMorning),
      actor: Actor(name: "resepsionis", role: .resepsionis, device: "meja-1"))
    #expect(try Ticket.fold([event]) == issued.ticket)
    #expect(try Ticket.apply(event, to: nil).effects == issued.effects)
    #expect(throws: Refusal.alreadyIssued) { try Ticket.apply(event, to: issued.ticket) }
    #expect(throws: Refusal.notIssued) { try Ticket.fold([]) }
    let data = try JSONEncoder().encode(event.act)
    #expect(String(data: data, encoding: .utf8)?.contains("\"type\":\"issued\"") == true)
    #expect(try JSONDecoder().decode(TicketAct.self, from: data) == event.act)
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(TicketAct.self, from: Data(#"{"type": "x"}"#.utf8)) }
  }

  @Test("says its refusals in both languages under a slug of its own")
  func refusals() {
    #expect(Set(Refusal.allCases.map(\.type)).count == Refusal.allCases.count)
    for refusal in Refusal.allCases {
      #expect(refusal.message(in: .indonesian) != refusal.message(in: .english))
      #expect(refusal.type.allSatisfy { $0.isLowercase || $0 == "-" })
    }
  }

  @Test("numbers have three digits and more when it takes more")
  func numbers() throws {
    #expect(
      [1, 42, 999, 1000].map { TicketNumber(letter: "A", count: $0).description } == [
        "A-001", "A-042", "A-999", "A-1000",
      ])
    for text in ["A-001", "F-1000"] { #expect(TicketNumber(text)?.description == text) }
    for text in ["A-1", "A-0001", "AA-001", "a-001", "A-000", "A001", "A--01", ""] {
      #expect(TicketNumber(text) == nil)
    }
    let json = try JSONEncoder().encode([TicketNumber(letter: "B", count: 3)])
    #expect(String(data: json, encoding: .utf8) == #"["B-003"]"#)
    #expect(try JSONDecoder().decode([TicketNumber].self, from: json) == [TicketNumber(letter: "B", count: 3)])
  }
}
