import Calendars
import Foundation
import Testing
import TicketCore

/// A row of standards.md, "Time promised", for a case received and started at moments of 2026–2027.
@Suite("Time promised")
struct PromiseTests {
  private func promising(_ id: String) throws -> Promising {
    Promising(try standard(id), holidays: try shippedHolidays())
  }

  private func atReceipt(_ id: String, _ channel: Channel, _ kind: Kind, _ receivedAt: String) throws -> [Promise] {
    try promising(id).atReceipt(channel: channel, kind: kind, receivedAt: moment(receivedAt))
  }

  @Test("at LPDP's first tier: 3 working days of receipt, over Idul Fitri")
  func lpdpFirst() throws {
    let promises = try atReceipt("lpdp-bantuan", .web, .question, "2026-03-17T09:00:00+07:00")
    #expect(promises.map(\.name) == ["tier1"])
    #expect(promises.first?.state == .running && promises.first?.reason == nil)
    #expect(try promises.first?.due == moment("2026-03-27T16:30:00+07:00"))
    #expect(promises.first?.calendarVersion?.hasPrefix("2026:SKB-1497-2025.1#") == true)
  }

  @Test("at LPDP's second tier: 3 working days of the escalation, kept by the third")
  func lpdpSecond() throws {
    let promising = try promising("lpdp-bantuan")
    let received = try atReceipt("lpdp-bantuan", .web, .question, "2026-04-06T09:00:00+07:00")
    let second = try promising.escalated(to: 2, at: moment("2026-04-08T10:00:00+07:00"), received)
    #expect(second.map(\.name) == ["tier1", "tier2"])
    #expect(second.map(\.state) == [.replaced, .running])
    #expect(try second.last?.due == moment("2026-04-13T16:00:00+07:00"))
    #expect(try promising.escalated(to: 3, at: moment("2026-04-10T10:00:00+07:00"), second) == second)
    #expect(try promising.escalated(to: 4, at: moment("2026-04-10T10:00:00+07:00"), second) == second)
  }

  @Test(
    "at LPDP where leadership direction is needed: 14 working days instead, from the escalation and not from pending")
  func lpdpPending() throws {
    let promising = try promising("lpdp-bantuan")
    let received = try atReceipt("lpdp-bantuan", .web, .question, "2026-05-08T09:00:00+07:00")
    let pendedAt = try moment("2026-05-13T10:00:00+07:00")
    #expect(promising.pended(at: pendedAt, received, pauses: []) == received)
    let second = try promising.escalated(to: 2, at: moment("2026-05-11T10:00:00+07:00"), received)
    let pended = promising.pended(at: pendedAt, second, pauses: [])
    #expect(pended.map(\.name) == ["tier1", "tier2", "direction"])
    #expect(pended.map(\.state) == [.replaced, .replaced, .running])
    // 12, 13, 18–22, 25, 26, 29 May; 2–5 June.
    #expect(try pended.last?.due == moment("2026-06-05T16:30:00+07:00"))
    #expect(promising.pended(at: pendedAt, pended, pauses: []) == pended)
    #expect(try promising.escalated(to: 3, at: moment("2026-05-20T10:00:00+07:00"), pended) == pended)
  }

  @Test(
    "at Kemenkeu PRIME by e-mail and web: 45 service minutes of receipt",
    arguments: [
      (Channel.email, "2026-04-06T09:00:00+07:00", "2026-04-06T09:45:00+07:00"),
      (.web, "2026-04-06T11:40:00+07:00", "2026-04-06T13:25:00+07:00"),
      (.email, "2026-04-10T16:15:00+07:00", "2026-04-13T08:00:00+07:00"),
      (.web, "2026-03-19T10:00:00+07:00", "2026-03-25T08:15:00+07:00"),
      (.email, "2026-12-31T15:30:00+07:00", "2027-01-04T07:45:00+07:00"),
    ])
  func prime(channel: Channel, receivedAt: String, due: String) throws {
    let promises = try atReceipt("kli-prime", channel, .question, receivedAt)
    #expect(try promises.map(\.due) == [moment(due)])
  }

  @Test("at Kemenkeu PRIME: none by phone, none for fraud, none of ours once escalated")
  func primeNone() throws {
    #expect(try atReceipt("kli-prime", .phone, .question, mondayMorning) == [])
    #expect(try atReceipt("kli-prime", .walkIn, .question, mondayMorning) == [])
    #expect(try atReceipt("kli-prime", .email, .fraud, mondayMorning) == [])
    let running = try atReceipt("kli-prime", .email, .complaint, mondayMorning)
    let escalated = try promising("kli-prime").escalated(to: 2, at: moment("2026-04-06T09:10:00+07:00"), running)
    #expect(escalated.map(\.state) == [.replaced])
  }

  @Test("at the library: 1 working day of the request's reaching the librarian")
  func library() throws {
    let promises = try atReceipt("kli-sirkulasi", .walkIn, .question, "2026-04-10T10:00:00+07:00")
    #expect(try promises.map(\.due) == [moment("2026-04-13T16:00:00+07:00")])
  }

  @Test("at LPSE: none until the officer states the date")
  func lpse() throws {
    let waiting = try atReceipt("lpse-pengaduan", .walkIn, .complaint, mondayMorning)
    #expect(waiting.map(\.state) == [.waiting] && waiting.map(\.reason) == [.notStated])
    #expect(waiting.first?.due == nil && waiting.first?.unit == nil)
    #expect(waiting.first?.terms.en == "date to be stated by the officer")
    let (due, now) = (try moment("2026-04-20T12:00:00+07:00"), try moment("2026-04-06T10:00:00+07:00"))
    let stated = try promising("lpse-pengaduan").stated(due: due, at: now, waiting)
    #expect(stated.map(\.due) == [due] && stated.map(\.state) == [.running] && stated.map(\.reason) == [nil])
    #expect(try promising("lpse-pengaduan").escalated(to: 2, at: now, stated) == stated)
  }

  @Test("at KPPN, in WITA: 20 minutes from the start, and 3 working days of a consultation that left it unsolved")
  func kppnVisit() throws {
    let promising = try promising("kppn-konsultasi")
    let waiting = try atReceipt("kppn-konsultasi", .walkIn, .consultation, "2026-04-06T11:30:00+08:00")
    #expect(waiting.map(\.name) == ["service", "solutionAfterVisit"])
    #expect(waiting.allSatisfy { $0.state == .waiting && $0.due == nil && $0.reason == .notStarted })
    let started = try promising.started(.started, at: moment("2026-04-06T11:50:00+08:00"), waiting)
    #expect(try started.map(\.due) == [moment("2026-04-06T13:10:00+08:00"), nil])
    let unsolved = try promising.unsolved(at: moment("2026-04-06T13:05:00+08:00"), started)
    #expect(unsolved.map(\.state) == [.met, .running])
    #expect(try unsolved.last?.due == moment("2026-04-09T16:00:00+08:00"))
    // The section head keeps the time; a second start changes nothing.
    #expect(try promising.escalated(to: 2, at: moment("2026-04-07T09:00:00+08:00"), unsolved) == unsolved)
    #expect(try promising.started(.started, at: moment("2026-04-07T09:00:00+08:00"), unsolved) == unsolved)
  }

  @Test("at KPPN online: 3 working days of receipt, by the date in WITA")
  func kppnOnline() throws {
    // Half past eleven on Monday night in Jakarta is Tuesday in Pelaihari.
    let promises = try atReceipt("kppn-konsultasi", .web, .consultation, "2026-04-06T23:30:00+07:00")
    #expect(promises.map(\.name) == ["service", "solution"])
    #expect(try promises.last?.due == moment("2026-04-10T16:30:00+08:00"))
  }

  @Test(
    "at LKPP in person and by phone: 30 minutes from the start of the service", arguments: [Channel.walkIn, .phone])
  func lkppVisit(channel: Channel) throws {
    let waiting = try atReceipt("lkpp-konsultasi", channel, .consultation, mondayMorning)
    #expect(waiting.map(\.state) == [.waiting])
    #expect(waiting.first?.terms.id == "30 menit layanan sejak mulai dilayani")
    let started = try promising("lkpp-konsultasi").started(.started, at: moment("2026-04-06T11:45:00+07:00"), waiting)
    #expect(try started.map(\.due) == [moment("2026-04-06T13:15:00+07:00")])
  }

  @Test("at LKPP by web: 3 working days, over the year's end")
  func lkppWeb() throws {
    let promise = try atReceipt("lkpp-konsultasi", .web, .consultation, "2026-12-30T10:00:00+07:00").first
    #expect(try promise?.due == moment("2027-01-06T16:00:00+07:00"))
    #expect(promise?.calendarVersion?.contains("+2027:") == true)
  }

  @Test("at LKPP by letter: 10 working days of the staff member's receipt, and no due time before")
  func lkppLetter() throws {
    let waiting = try atReceipt("lkpp-konsultasi", .letter, .consultation, "2026-03-02T09:00:00+07:00")
    #expect(waiting.map(\.due) == [nil])
    let promising = try promising("lkpp-konsultasi")
    #expect(try promising.started(.started, at: moment("2026-03-03T09:00:00+07:00"), waiting) == waiting)
    // 10–13, 16, 17, 25, 26, 27, 30 March.
    let reached = try promising.started(.staffReceipt, at: moment("2026-03-09T09:00:00+07:00"), waiting)
    #expect(try reached.map(\.due) == [moment("2026-03-30T16:00:00+07:00")])
  }

  @Test(
    "at LKPP by message: 1 hour of consultation time, 09.00–15.00 WIB on working days",
    arguments: [
      ("2026-04-06T09:30:00+07:00", "2026-04-06T10:30:00+07:00"),
      ("2026-04-06T11:45:00+07:00", "2026-04-06T12:45:00+07:00"),
      ("2026-04-06T08:00:00+07:00", "2026-04-06T10:00:00+07:00"),
      ("2026-04-06T14:30:00+07:00", "2026-04-07T09:30:00+07:00"),
      ("2026-04-06T15:00:00+07:00", "2026-04-07T10:00:00+07:00"),
      ("2026-04-11T12:00:00+07:00", "2026-04-13T10:00:00+07:00"),
      ("2026-03-17T14:50:00+07:00", "2026-03-25T09:50:00+07:00"),
    ])
  func lkppMessage(receivedAt: String, due: String) throws {
    #expect(try atReceipt("lkpp-konsultasi", .message, .consultation, receivedAt).map(\.due) == [moment(due)])
  }

  @Test(
    "at LKPP for complaints, suggestions and input: 5 working days, on every channel and instead of the consultation's",
    arguments: [Kind.complaint, .serviceComplaint, .suggestion])
  func lkppComplaints(kind: Kind) throws {
    for channel in try standard("lkpp-konsultasi").channels.keys {
      let promises = try atReceipt("lkpp-konsultasi", channel, kind, "2026-03-31T10:00:00+07:00")
      // 1, 2, 6, 7, 8 April: the 3rd is Good Friday.
      #expect(try promises.map(\.due) == [moment("2026-04-08T16:00:00+07:00")])
    }
  }

  @Test("that reaches 2028 has no due time and says why, and is counted when the file arrives")
  func missingCalendar() throws {
    let promises = try atReceipt("lkpp-konsultasi", .web, .consultation, "2027-12-30T10:00:00+07:00")
    let promise = try #require(promises.first)
    #expect(promise.due == nil && promise.reason == .calendarMissing && promise.state == .running)
    #expect(promise.calendarVersion == nil)
    let later = HolidayYear(year: 2028, decree: "SKB", version: "1", national: [], jointLeave: [])
    let holidays = HolidayCalendars(try shippedHolidays().years + [later])
    let counted = Promising(try standard("lkpp-konsultasi"), holidays: holidays).recounted(promises, pauses: [])
    #expect(try counted.first?.due == moment("2028-01-04T16:00:00+07:00"))
    #expect(counted.first?.reason == nil && counted.first?.calendarVersion?.hasPrefix("2027:") == true)
    #expect(try promising("lkpp-konsultasi").recounted(promises, pauses: []) == promises)
    // What ends before the file arrives was neither kept nor broken, as far as anybody can say.
    #expect(promises.concluded(at: promise.started ?? .distantPast).map(\.state) == [.void])
  }

  @Test("is written with every key, `due: null` among them")
  func encoded() throws {
    let promises = try atReceipt("lkpp-konsultasi", .walkIn, .consultation, mondayMorning)
    let data = try JSONEncoder().encode(promises)
    let text = try #require(String(data: data, encoding: .utf8))
    for key in ["\"due\":null", "\"reason\":\"notStarted\"", "\"unit\":\"serviceMinutes\"", "\"amount\":30"] {
      #expect(text.contains(key))
    }
    #expect(try JSONDecoder().decode([Promise].self, from: data) == promises)
  }
}
