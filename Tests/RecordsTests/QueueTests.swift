import Calendars
import Foundation
import SQLite
import Testing
import TicketCore

@testable import Records

@Suite("The queue is recorded as its events say") struct QueueTests {
  private let test: TestLedger
  private var ledger: Ledger { test.ledger }
  private let everybody = Viewer(actor: receptionist)

  init() throws { test = try TestLedger() }

  /// Applies an event as the desk does.
  @discardableResult
  private func act(_ type: String, on id: String, _ change: (inout EventRequest) -> Void = { _ in }) throws -> Ticket {
    var request = EventRequest(type: type)
    change(&request)
    let (standards, holidays, wish, everybody) = (try Shipped.standards(), try Shipped.holidays(), request, everybody)
    return try ledger.record { entry in
      guard let before = try Tickets.find(id, for: everybody, in: entry.transaction)?.ticket,
        let standard = standards[before.standard]
      else { throw Refusal.notIssued }
      let visitor = try before.visitorID.flatMap { try Visitors.person($0, in: entry.transaction)?.visitor }
      let setting = EventSetting(
        standard: standard, holidays: holidays, counters: [1, 2], visitor: visitor, today: before.officeDate,
        now: entry.now)
      let event = TicketEvent(
        id: UUID().uuidString.lowercased(), ticket: id, act: try wish.act(on: before, in: setting), at: entry.now,
        recorded: entry.now, actor: receptionist)
      let after = try Ticket.apply(event, to: before).ticket
      _ = try Tickets.record(
        event, making: after, from: before, key: after.place(in: standard.queueing)?.key, in: entry)
      return after
    }
  }

  private func next(
    _ standards: [String] = ["kppn-konsultasi"], counter: Int = 1, patience: Queue.Patience = Queue.Patience(over: [])
  ) throws -> String? {
    let zone = try #require(OfficeZone("Asia/Jakarta"))
    let day = zone.date(of: ledger.now)
    return try ledger.read {
      try Queue.next(
        officeDate: day.description, since: zone.start(of: day), standards: standards, counter: counter,
        patience: patience, in: $0
      )?.ticket
    }
  }

  private func waiting() throws -> Int {
    let day = try #require(OfficeZone("Asia/Jakarta")).date(of: ledger.now).description
    return try ledger.read { try Queue.lengths(officeDate: day, in: $0)["kppn-konsultasi"] ?? 0 }
  }

  @Test("after every act the row is the fold of the events, and the line is as long as those who wait")
  func fold() throws {
    let id = try ledger.issue("kppn-konsultasi").ticket.id
    let steps: [(String, Int, (inout EventRequest) -> Void)] = [
      ("called", 0, { $0.counter = 1 }), ("noShow", 0, { _ in }), ("recalled", 0, { $0.counter = 2 }),
      ("started", 0, { $0.counter = 2 }),
      (
        "transferred", 1,
        {
          $0.counter = 1
          $0.reason = "Bukan di sini; \"DROP TABLE\""
        }
      ),
      (
        "corrected", 1,
        {
          $0.subject = "Perihal 'baru'"
          $0.reason = "Salah ketik"
        }
      ), ("called", 0, { $0.counter = 1 }),
      ("started", 0, { $0.counter = 1 }), ("resolved", 0, { $0.text = "Beres" }),
    ]
    for (type, line, change) in steps {
      let after = try act(type, on: id, change)
      let (record, events) = try ledger.read { connection in
        (
          try Tickets.find(id, for: everybody, in: connection)?.ticket,
          try TicketEvents.of(ticket: id, in: connection).map { try $0.event(of: id) }
        )
      }
      #expect(record == after, "\(type)")
      #expect(try Ticket.fold(events) == after, "\(type)")
      #expect(try waiting() == line, "\(type)")
    }
  }

  @Test("a corrected subject is found by its new words and no longer by the old")
  func correctedSearch() throws {
    let id = try ledger.issue("kppn-konsultasi", subject: "Rekonsiliasi").ticket.id
    try act("corrected", on: id) { request in
      request.subject = "Retur"
      request.reason = "Salah ketik"
    }
    for (typed, count) in [("retur", 1), ("rekonsiliasi", 0)] {
      var filter = Tickets.Filter()
      filter.typed = typed
      let found = try ledger.read {
        try TicketPages.list(filter, before: .max, limit: 9, for: everybody, now: ledger.now, in: $0)
      }
      #expect(found.count == count, "\(typed)")
    }
  }

  private func open(_ counter: Int, _ services: [String] = ["kppn-konsultasi"]) throws {
    let officer = Seat.Officer(username: "putu\(counter)", name: "Putu")
    try ledger.record { try Seats.set(counter, .open, officer: officer, services: services, in: $0) }
  }

  @Test("whom a counter gave back to the common queue it calls last, and every other counter in turn")
  func handedBack() throws {
    let ids = try (0..<2).map { _ in try ledger.issue("kppn-konsultasi").ticket.id }
    try act("called", on: ids[0]) { $0.counter = 1 }
    try act("transferred", on: ids[0]) { request in
      request.standard = "kppn-konsultasi"
      request.reason = "Mengisi formulir dahulu"
    }
    #expect(try next(counter: 1) == ids[1])
    #expect(try next(counter: 2) == ids[0])
    try act("called", on: ids[1]) { $0.counter = 1 }
    #expect(try next(counter: 1) == ids[0])
  }

  @Test("who was handed over to a window that is closed, or that does not serve the standard, is everybody's again")
  func noClosedWindow() throws {
    let id = try ledger.issue("kppn-konsultasi").ticket.id
    try act("called", on: id) { $0.counter = 1 }
    try act("transferred", on: id) { request in
      request.counter = 2
      request.reason = "Ke loket 2"
    }
    #expect(try next(counter: 1) == id)
    try open(2)
    #expect(try next(counter: 1) == nil)
    try open(2, ["lpdp-bantuan"])
    #expect(try next(counter: 1) == id)
    // A visitor who waits again was not called to the new counter, as the board would say.
    let day = try #require(OfficeZone("Asia/Jakarta")).date(of: ledger.now).description
    #expect(try ledger.read { try Queue.calls(officeDate: day, limit: 9, in: $0) }.isEmpty)
  }

  @Test("who was handed over to a colleague waits for nobody else, on a break too, until the patience for it is over")
  func handedOverForLong() throws {
    let id = try ledger.issue("kppn-konsultasi").ticket.id
    try open(2)
    try act("called", on: id) { $0.counter = 1 }
    try act("transferred", on: id) { request in
      request.counter = 2
      request.reason = "Ke loket 2"
    }
    let officer = Seat.Officer(username: "putu2", name: "Putu")
    try ledger.record { try Seats.set(2, .break, officer: officer, services: ["kppn-konsultasi"], in: $0) }
    let zone = try #require(OfficeZone("Asia/Jakarta"))
    let day = zone.date(of: ledger.now)
    func kept(_ patience: Queue.Patience) throws -> Int {
      try ledger.read {
        try Queue.outOfReach(
          officeDate: day.description, since: zone.start(of: day), standards: ["kppn-konsultasi"], of: 1,
          patience: patience, in: $0)
      }
    }
    let lasting = Queue.Patience(over: [("kppn-konsultasi", ledger.now - 3600)])
    #expect(try next(counter: 1, patience: lasting) == nil)
    #expect(try kept(lasting) == 1)
    let over = Queue.Patience(over: [("kppn-konsultasi", ledger.now)])
    #expect(try next(counter: 1, patience: over) == id)
    #expect(try kept(over) == 0)
  }

  @Test("first come is first called; who was handed over goes to that counter only")
  func order() throws {
    try open(2)
    let ids = try (0..<3).map { _ in try ledger.issue("kppn-konsultasi").ticket.id }
    #expect(try next() == ids[0])
    #expect(try next(["lpdp-bantuan"]) == nil)
    try act("called", on: ids[0]) { $0.counter = 1 }
    try act("transferred", on: ids[0]) { request in
      request.counter = 2
      request.reason = "Ke loket 2"
    }
    #expect(try next(counter: 1) == ids[1])
    #expect(try next(counter: 2) == ids[0])
    try act("voided", on: ids[1]) { $0.reason = "Keliru" }
    #expect(try next(counter: 1) == ids[2])
  }

  @Test("service times are added up by standard and counter")
  func times() throws {
    let id = try ledger.issue("kppn-konsultasi").ticket.id
    try act("called", on: id) { $0.counter = 2 }
    try act("started", on: id) { $0.counter = 2 }
    try act("resolved", on: id)
    let day = try #require(OfficeZone("Asia/Jakarta")).date(of: ledger.now).description
    #expect(
      try ledger.read { try ServiceTimes.of(officeDate: day, in: $0) } == [
        ServiceTimes.Day(standard: "kppn-konsultasi", counter: 2, served: 1, seconds: 0)
      ])
  }

  @Test("a database of the first version is brought up with its visitors waiting as long as they have waited")
  func migrated() throws {
    let path = test.folder.appending(path: "lama.sqlite").path
    let old = try Database(at: path, migrations: Array(Schema.migrations.prefix(1)))
    try old.write { transaction in
      try transaction.execute(
        """
        INSERT INTO tickets (
          id, version, number, code, office_date, standard, standard_version, channel, category, kind, fields, intake,
          state, tier, restricted, received_at, issued_at
        )
        VALUES (
          't1', 1, 'E-001', '00000000', '2026-11-18', 'kppn-konsultasi', '2026.1', 'walkIn', 'umum', 'question', '{}',
          'complete', 'waiting', 1, 0, 1795000000000, 1795000000000
        )
        """)
    }
    old.close()
    let ledger = try Ledger(at: path)
    defer { ledger.close() }
    let next = try ledger.read {
      try Queue.next(
        officeDate: "2026-11-18", since: .distantPast, standards: ["kppn-konsultasi"], counter: 1,
        patience: Queue.Patience(over: []), in: $0)
    }
    #expect(next?.ticket == "t1")
    #expect(next?.since == Date(milliseconds: 1_795_000_000_000))
    #expect(try ledger.isWhole())
  }
}

@Suite("A long queue") struct LongQueueTests {
  @Test("tells each who waits how many are called before, with those first whose patience is over")
  func ahead() throws {
    let test = try TestLedger()
    let since = test.ledger.now - 7200
    try test.ledger.record { entry in
      try entry.transaction.execute(
        """
        INSERT INTO tickets (
          id, version, number, code, office_date, standard, standard_version, channel, category, kind, fields, intake,
          state, tier, restricted, received_at, issued_at, queued_at, queue_key
        )
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40)
        SELECT 't' || i, 1, printf('E-%03d', i), printf('%08d', i), '2026-11-18', 'kppn-konsultasi', '2026.1', 'walkIn',
          'umum', 'question', '{}', 'complete', 'waiting', 1, 0, \(since), \(since), \(since) + i * 180000,
          \(since) + i * 180000 - (i % 3 = 0) * 1200000
        FROM n
        """)
    }
    let patience = Queue.Patience(over: [("kppn-konsultasi", test.ledger.now - 3600)])
    try test.ledger.read { connection in
      let line = try Queue.waiting(officeDate: "2026-11-18", patience: patience, limit: 100, in: connection)
      #expect(line.count == 40 && line.first?.ticket == "t1")
      for (place, waiting) in line.enumerated() {
        let ticket = try #require(
          try Tickets.find(waiting.ticket, for: Viewer(actor: receptionist), in: connection)?.ticket)
        #expect(try Queue.ahead(of: ticket, patience: patience, in: connection) == place, "\(waiting.ticket)")
      }
    }
  }

  @Test(
    "of ten thousand has the same one first for the counter and for the boards, patience over or not",
    arguments: [true, false])
  func first(isOver: Bool) throws {
    let test = try TestLedger()
    let since = test.ledger.now - (isOver ? 7200 : 60)
    try test.ledger.record { entry in
      try entry.transaction.execute(
        """
        INSERT INTO tickets (
          id, version, number, code, office_date, standard, standard_version, channel, category, kind, fields, intake,
          state, tier, restricted, received_at, issued_at, queued_at, queue_key
        )
        WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
        SELECT 't' || i, 1, 'E-' || i, printf('%08d', i), '2026-11-18', 'kppn-konsultasi', '2026.1', 'walkIn', 'umum',
          'question', '{}', 'complete', 'waiting', 1, 0, \(since), \(since), \(since) + i, \(since) + i - (i % 7) * 100
        FROM n
        """)
    }
    let patience = Queue.Patience(over: [("kppn-konsultasi", test.ledger.now - 3600)])
    let (first, line) = try test.ledger.read { connection in
      (
        try Queue.next(
          officeDate: "2026-11-18", since: .distantPast, standards: ["kppn-konsultasi"], counter: 1,
          patience: patience, in: connection),
        try Queue.waiting(officeDate: "2026-11-18", patience: patience, limit: 100, in: connection)
      )
    }
    #expect(line.count == 100 && line.first == first)
    #expect(first?.ticket == (isOver ? "t1" : "t6"))
  }
}
