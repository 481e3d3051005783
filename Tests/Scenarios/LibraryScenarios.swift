import Foundation
import TestServices
import Testing

/// A day at the library desk: the built command, two desks, four books.
@Suite(.serialized) struct LibraryScenarios {
  private static let (siti, budi) = ("198503142009122003", "198609262015051001")
  private let server: LoketServer
  private let desk: WireClient
  private let other: WireClient
  private let titles: [String]

  init() throws {
    server = try LoketServer()
    let desk = try server.client(as: "pustakawan")
    (self.desk, other) = (desk, try server.client(as: "admin"))
    for (nip, name) in [(Self.siti, "Siti"), (Self.budi, "Budi")] {
      #expect(try desk.send("PUT", "/api/members/\(nip)", json: ["name": name]).status == 201)
    }
    var titles: [String] = []
    for (place, name) in ["Hukum Pajak", "Ekonomi Makro", "Akuntansi", "Statistik"].enumerated() {
      titles.append(WireClient.newID())
      #expect(try desk.send("PUT", "/api/titles/\(titles[place])", json: ["title": name]).status == 201)
      let copy = ["title": titles[place], "shelf": "Rak 1"]
      #expect(try desk.send("PUT", "/api/items/B-\(place + 1)", json: copy).status == 201)
    }
    self.titles = titles
  }

  @Test("a new member takes three books home, not a fourth; the other desk is told who has one, and reserves it")
  func three() throws {
    #expect(try desk.send("PUT", "/api/members/A-5", json: ["name": "Tuti"]).status == 201)
    let loans = try ["B-1", "B-2", "B-3"].map { try desk.lend($0, to: "A-5") }
    #expect(loans.map(\.status) == [201, 201, 201])
    #expect(loans.allSatisfy { $0.json["stampJob"] is String })
    #expect(try desk.lend("B-4", to: "A-5").json["type"] as? String == "loan-limit")
    let slip = try desk.act("members/A-5/papers", ["paper": "loans"])
    #expect(slip.status == 201, "\(slip.text)")

    let refused = try other.lend("B-1", to: Self.budi)
    #expect(refused.json["type"] as? String == "item-on-loan")
    let holder = try #require(refused.json["current"] as? [String: Any])
    #expect(holder["name"] as? String == "Tuti")
    #expect(holder["dueDate"] as? String == loans[0].json["dueDate"] as? String)
    let hold = try other.act("holds", ["nip": Self.budi, "title": titles[0]])
    #expect(hold.status == 201, "\(hold.text)")
    #expect(try desk.status(of: "B-1") == "onLoan")
  }

  @Test("days later a book from the book drop goes to who waits for it, and another one is extended, but only once")
  func daysLater() throws {
    for item in ["B-1", "B-2"] { #expect(try desk.lend(item, to: Self.siti).status == 201) }
    #expect(try other.act("holds", ["nip": Self.budi, "title": titles[0]]).status == 201)

    let desk = try later(days: 3)
    let dropped = Date(timeIntervalSinceNow: -86_400).formatted(.iso8601)
    let returned = try desk.act("returns", ["inventoryNumber": "B-1", "at": dropped])
    #expect(returned.status == 201, "\(returned.text)")
    let loan = try #require(returned.json["loan"] as? [String: Any])
    #expect((loan["returnedAt"] as? String)?.prefix(16) == dropped.prefix(16))
    #expect((returned.json["hold"] as? [String: Any])?["nip"] as? String == Self.budi, "\(returned.text)")
    #expect(try desk.status(of: "B-1") == "onHoldShelf")
    #expect(try desk.lend("B-1", to: Self.siti).json["type"] as? String == "item-on-hold")
    #expect(try desk.lend("B-1", to: Self.budi).status == 201)
    #expect(try desk.send("GET", "/api/holds").items.isEmpty)

    let first = try desk.extend("B-2", of: Self.siti)
    #expect(first.isExtended && first.refusal == nil)
    let second = try desk.extend("B-2", of: Self.siti)
    #expect(!second.isExtended && second.refusal == "extension-limit")
  }

  @Test("a slip of the hand is undone; a lost book leaves its member, and is lent again when it is found")
  func slips() throws {
    let mistaken = WireClient.newID()
    let body = ["nip": Self.siti, "inventoryNumber": "B-1"]
    #expect(try desk.send("PUT", "/api/loans/\(mistaken)", json: body).status == 201)
    #expect(try other.act("undos", ["act": mistaken]).json["type"] as? String == "undo-too-late")
    #expect(try desk.act("undos", ["act": mistaken]).json["undone"] as? String == "lent")
    #expect(try desk.status(of: "B-1") == "available")

    #expect(try desk.lend("B-2", to: Self.siti).status == 201)
    #expect(try desk.act("items/B-2/events", ["type": "lost", "text": "tertinggal di kereta"]).status == 201)
    #expect(try desk.status(of: "B-2") == "lost")
    #expect(try desk.loans(of: Self.siti).isEmpty)
    #expect(try desk.lend("B-2", to: Self.budi).json["type"] as? String == "item-not-lendable")
    #expect(try desk.act("items/B-2/events", ["type": "found"]).status == 201)
    #expect(try desk.lend("B-2", to: Self.budi).status == 201)
  }

  @Test("a stock-take goes along the shelf while lending goes on, and its report stays as it ended")
  func stockTake() throws {
    let take = "/api/stock-takes/\(WireClient.newID())"
    #expect(try desk.send("PUT", take, json: ["name": "Akhir tahun"]).status == 200)
    func scan(_ number: String, at shelf: String) throws -> String? {
      try desk.send("PUT", "\(take)/scans/\(WireClient.newID())", json: ["number": number, "shelf": shelf])
        .json["finding"] as? String
    }
    #expect(try scan("B-1", at: "Rak 1") == "present")
    #expect(try scan("B-2", at: "Rak 9") == "wrongPlace")
    #expect(try other.lend("B-3", to: Self.siti).status == 201)
    #expect(try scan("B-9", at: "Rak 1") == "unknown")
    #expect(try desk.send("PUT", "\(take)/end/\(WireClient.newID())", json: [:]).status == 200)
    func missing() throws -> [String?] {
      let lines = try #require(try desk.send("GET", take).json["missing"] as? [[String: Any]])
      return lines.map { $0["number"] as? String }
    }
    #expect(try missing() == ["B-4"])
    #expect(try desk.lend("B-4", to: Self.budi).status == 201)
    #expect(try missing() == ["B-4"])
  }

  @Test("killed in mid-day, nothing that was answered is lost, and what was not answered is done by asking again")
  func killed() throws {
    let process = server.processIdentifier
    let plug = Thread {
      Thread.sleep(forTimeInterval: 0.5)
      Foundation.kill(process, SIGKILL)
    }
    plug.start()
    var acts: [(path: String, body: [UInt8], answer: String?)] = []
    for round in 0... {
      let number = "B-\(round / 2 % 4 + 1)"
      let (act, text) =
        round.isMultiple(of: 2)
        ? ("loans", #"{"nip":"\#(Self.siti)","inventoryNumber":"\#(number)"}"#)
        : ("returns", #"{"inventoryNumber":"\#(number)"}"#)
      let (path, body) = ("/api/\(act)/\(WireClient.newID())", Array(text.utf8))
      let answer = try? desk.send("PUT", path, body)
      acts.append((path, body, answer?.text))
      guard let answer else { break }
      try #require(answer.status == 201, "\(answer.text)")
    }
    server.kill()
    try server.start()

    let again = try server.client(as: "pustakawan")
    try #require(acts.count > 1)
    for act in acts {
      let answer = try again.send("PUT", act.path, act.body)
      if let before = act.answer { #expect(answer.status == 200 && answer.text == before) }
      #expect([200, 201].contains(answer.status), "\(answer.text)")
    }
    let lent = acts.count { $0.path.contains("/loans/") }
    #expect(try server.sqlite("SELECT count(*) FROM loans") == "\(lent)")
    #expect(try server.sqlite("SELECT count(*) FROM library_events WHERE type = 'lent'") == "\(lent)")
    #expect(try again.loans(of: Self.siti).count == 2 * lent - acts.count)
    #expect(try server.sqlite("PRAGMA quick_check") == "ok")
  }

  /// The desk after so many days in which nothing happened: the server stands still meanwhile.
  private func later(days: Int) throws -> WireClient {
    server.stop()
    _ = try server.sqlite(
      "UPDATE loans SET lent_at = lent_at - \(days) * 86400000, due = date(due, '-\(days) days')")
    try server.start()
    return try server.client(as: "pustakawan")
  }
}

extension WireClient {
  /// An act under an id of its own.
  fileprivate func act(_ path: String, _ body: [String: Any]) throws -> Answer {
    try send("PUT", "/api/\(path)/\(Self.newID())", json: body)
  }

  fileprivate func lend(_ item: String, to nip: String) throws -> Answer {
    try act("loans", ["nip": nip, "inventoryNumber": item])
  }

  /// Whether a loan became longer, and else which rule said no.
  fileprivate func extend(_ item: String, of nip: String) throws -> (isExtended: Bool, refusal: String?) {
    let result = try act("extensions", ["nip": nip, "inventoryNumbers": [item]]).items.first
    return (result?["extended"] as? Bool ?? false, (result?["refusal"] as? [String: Any])?["type"] as? String)
  }

  fileprivate func loans(of nip: String) throws -> [[String: Any]] {
    try send("GET", "/api/members/\(nip)").json["loans"] as? [[String: Any]] ?? []
  }

  fileprivate func status(of item: String) throws -> String? {
    try send("GET", "/api/items/\(item)").json["status"] as? String
  }
}
