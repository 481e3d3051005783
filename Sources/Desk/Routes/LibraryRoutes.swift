import Calendars
import Circulation
import Foundation
import HTTP
import Records
import SQLite
import TicketCore

extension Desk {
  // MARK: Members

  /// `GET /api/members?q=`: the best match first.
  func searchMembers(_ call: Call) throws -> Response {
    let (limit, skip, typed) = (try call.limit(), try call.after() ?? 0, call.request.query["q"] ?? "")
    let found = try ledger.read { try Members.search(typed, skip: skip, limit: limit + 1, in: $0) }
    let next = found.count > limit ? String(skip + Int64(limit)) : nil
    return .json(200, JSON.encode(Listing(items: found.prefix(limit).map { MemberAnswer($0) }, next: next)))
  }

  /// `GET /api/members/{nip}`: one, with loans and holds.
  func getMember(_ call: Call) throws -> Response {
    let number = CirculationDesk.number(call.parameters["nip"])
    let (library, language) = (library, call.request.language)
    let today = library.zone.date(of: ledger.now)
    let answer = try ledger.read { connection -> MemberPageAnswer? in
      guard let record = try Members.find(number, in: connection) else { return nil }
      return MemberPageAnswer(
        record, loans: try Loans.out(member: record.member.id, in: connection),
        holds: try Holds.open(member: record.member.id, in: connection),
        past: try Loans.past(member: record.member.id, limit: 20, in: connection), library: library, today: today,
        language: language)
    }
    guard let answer else { throw DeskProblem.notFound }
    return .json(200, JSON.encode(answer))
  }

  /// `PUT /api/members/{nip}`: registers or corrects.
  func putMember(_ call: Call) throws -> Response {
    let path = CirculationDesk.number(call.parameters["nip"])
    let input = try JSON.decode(MemberInput.self, from: call.request.body)
    let (member, warnings) = try input.member(at: path, id: UUIDv7.make(), rules: library.rules)
    let desk = try circulationDesk(call, id: UUIDv7.make())
    let outcome = try ledger.record { entry in
      let outcome = try Members.put(member, as: path, expect: input.expect, in: entry)
      switch outcome {
      case .registered(let record): try desk.log(.registered, member: record.member.id, in: entry)
      case .corrected(let record): try desk.log(.corrected, member: record.member.id, in: entry)
      case .unchanged, .stale, .numberTaken: break
      }
      return outcome
    }
    func answer(_ status: Int, _ record: MemberRecord) -> Response {
      .json(status, JSON.encode(MemberAnswer(record, warnings: warnings, language: call.request.language)))
    }
    switch outcome {
    case .registered(let record): return answer(201, record)
    case .corrected(let record), .unchanged(let record): return answer(200, record)
    case .stale(let record): throw DeskProblem.stale(current: MemberAnswer(record))
    case .numberTaken:
      let label = Phrase("NIP atau nomor anggota", "NIP or member number")
      let remedy = Phrase("nomor ini milik anggota lain", "this number is another member's")
      throw InvalidInput([Problem("/number", .malformed(label, remedy: remedy))])
    }
  }

  // MARK: Loans

  /// `PUT /api/loans/{id}`.
  func lend(_ call: Call) throws -> Response {
    let desk = try circulationDesk(call, id: try call.id("id"))
    let wish = try JSON.decode(Lend.Wish.self, from: call.request.body)
    let lend = Lend(wish, at: desk, printer: try printerChoice(for: .stamp, call))
    if wish.dryRun == true {
      let language = call.request.language
      return .json(200, JSON.encode(try ledger.record { try lend.rehearse(in: $0, language: language) }))
    }
    let act = Act(id: desk.id, actor: desk.caller.username, request: call.digest)
    return .act(try act.perform(in: ledger) { try lend.perform(in: $0) })
  }

  /// `PUT /api/returns/{id}`.
  func takeBack(_ call: Call) throws -> Response {
    let desk = try circulationDesk(call, id: try call.id("id"))
    let takeBack = TakeBack(try JSON.decode(TakeBack.Wish.self, from: call.request.body), at: desk)
    let act = Act(id: desk.id, actor: desk.caller.username, request: call.digest)
    return .act(try act.perform(in: ledger) { try takeBack.perform(in: $0) })
  }

  /// `PUT /api/extensions/{id}`.
  func extend(_ call: Call) throws -> Response {
    let desk = try circulationDesk(call, id: try call.id("id"))
    let extend = Extend(
      desk: desk, wish: try JSON.decode(Extend.Wish.self, from: call.request.body), language: call.request.language)
    let act = Act(id: desk.id, actor: desk.caller.username, request: call.digest)
    return .act(try act.perform(in: ledger) { try extend.perform(in: $0) })
  }

  /// `GET /api/loans?overdue=&dueFrom=&dueTo=`: what is out and due, the longest late first.
  func listLoans(_ call: Call) throws -> Response {
    let (limit, skip, library) = (try call.limit(), try call.after() ?? 0, library)
    let today = library.zone.date(of: ledger.now)
    let found = try loans(call, skip: skip, limit: limit + 1)
    let next = found.count > limit ? String(skip + Int64(limit)) : nil
    let items = found.prefix(limit).map { loan, member in
      OverdueAnswer(
        loan: LoanAnswer(loan, of: member.member, library: library, today: today), member: MemberAnswer(member))
    }
    return .json(200, JSON.encode(Listing(items: items, next: next)))
  }

  /// The loans that the query asks for.
  func loans(_ call: Call, skip: Int64, limit: Int) throws -> [(loan: Loans.Entitled, member: MemberRecord)] {
    let today = library.zone.date(of: ledger.now)
    let (first, last) = (try call.date("dueFrom"), try call.date("dueTo").map { $0 + 1 })
    let condition = call.request.query["overdue"] == "true" ? library.rules.overdue(on: today) : "TRUE"
    return try ledger.read {
      try Loans.due(from: first, before: last ?? today + 3660, where: condition, skip: skip, limit: limit, in: $0)
    }
  }

  func circulationDesk(_ call: Call, id: String) throws -> CirculationDesk {
    CirculationDesk(library: library, office: office, caller: try call.signedIn(), id: id)
  }
}
