import Foundation
import Testing

@testable import Sync

@Suite("Writing to Request Tracker")
struct WritingTests {
  func tracker(
    _ transport: any Transport, patience: Duration = .zero, _ change: (String) -> String = { $0 }
  ) throws -> RequestTracker {
    let url = try #require(URL(string: "http://crm.example/rt/"))
    return RequestTracker(
      url: url, token: "1-27-abc", mapping: try shippedMapping(change), transport: transport, patience: patience,
      doublesAppear: .zero)
  }

  /// Answers everything about one ticket.
  func answering(_ ticket: String, to method: String, _ status: Int, _ body: String) -> ScriptedTransport {
    ScriptedTransport { request in
      if request.method == method { return .json(status, body) }
      return request.url.path.hasSuffix("/tickets") ? .json(200, #"{"total":null,"items":[\#(ticket)]}"#) : nil
    }
  }

  func ticket(_ record: SyncRecord, status: String = "new", tier: String = "L1", writer: Int = 27) -> String {
    let fields = [
      "ExternalId": record.subject, "IdempotencyKey": record.id, "SourceUnit": "kli", "ServiceCode": "kli-prime",
      "TicketNumber": "KJ-001", "EntityVersion": String(record.sequence), "Tier": tier,
    ]
    let list = fields.map { #"{"name":"\#($0.key)","values":["\#($0.value)"]}"# }.joined(separator: ",")
    return """
      {"id":"7","Status":"\(status)","Started":"2026-11-02T08:00:00Z","Due":"2026-11-06T21:20:00Z",
       "LastUpdatedBy":{"id":\(writer)},"Requestor":[{"id":"budi@example.id"}],"CustomFields":[\(list)]}
      """
  }

  @Test(
    "What it answers is told apart as the rules say",
    arguments: [
      (500, SyncOutcome.retryable(after: nil)), (503, .retryable(after: nil)), (429, .retryable(after: nil)),
      (302, .retryable(after: nil)), (401, .denied), (410, .gone),
      (412, .rejected(Rejection(.refused, status: 412, words: "stale"))),
      (400, .rejected(Rejection(.refused, status: 400, words: "stale"))),
    ])
  func refusals(status: Int, outcome: SyncOutcome) throws {
    var story = Story()
    let transport = answering(ticket(story.tell("issued")), to: "POST", status, #"{"message":"stale"}"#)
    #expect(try tracker(transport).append(Delivery(carrier: story.tell("note")), to: "7") == outcome)
    #expect(transport.requests == ["GET /rt/REST/2.0/tickets", "POST /rt/REST/2.0/ticket/7/comment"])
  }

  @Test("One ticket that must not be written to is refused; where the queue is closed, too, the office is not let in")
  func forbidden() throws {
    var story = Story()
    let delivery = Delivery(carrier: story.tell("note"))
    let names = try shippedMapping().ticketFields.map { #"{"name":"\#($0)","id":"1"}"# }.joined(separator: ",")
    let queue = """
      {"Name":"PTSP","Disabled":"0","_hyperlinks":[{"ref":"create"}],"TicketCustomFields":[\(names)],
       "TicketTransactionCustomFields":[{"name":"EventId","id":"2"}]}
      """
    let isOpen = ScriptedTransport { request in
      request.url.path.hasSuffix("/queue/PTSP") ? .json(200, queue) : .json(403, #"{"message":"Forbidden"}"#)
    }
    let rejection = Rejection(.refused, status: 403, words: "Forbidden")
    #expect(try tracker(isOpen).append(delivery, to: "7") == .rejected(rejection))
    let isShut = ScriptedTransport { _ in .json(403, #"{"message":"Forbidden"}"#) }
    #expect(try tracker(isShut).append(delivery, to: "7") == .denied)
  }

  @Test("A connection that is not there is no doubt, one that breaks is, but not while it was only asked")
  func connections() throws {
    var story = Story()
    let delivery = Delivery(carrier: story.tell("note"))
    for (failure, outcome) in [(TransportFailure.notSent, SyncOutcome.unreachable), (.lost, .unknown)] {
      let broken = ScriptedTransport { [held = ticket(delivery.record)] request in
        request.method == "POST" ? .failure(failure) : .json(200, #"{"items":[\#(held)]}"#)
      }
      #expect(try tracker(broken).append(delivery, to: "7") == outcome)
    }
    let broken = ScriptedTransport { _ in .failure(.lost) }
    #expect(try tracker(broken).create(delivery) == .retryable(after: nil))
    #expect(try tracker(broken).find(delivery) == .failed(.retryable(after: nil)))
  }

  @Test("A page from somebody in between is no success: what was sent is in doubt, what was asked is asked again")
  func portal() throws {
    var story = Story()
    let delivery = Delivery(carrier: story.tell("note"))
    let sudden = answering(ticket(delivery.record), to: "POST", 200, "<html>Sign in</html>")
    #expect(try tracker(sudden).append(delivery, to: "7") == .unknown)
    let portal = ScriptedTransport { _ in .json(200, "<html>Sign in</html>") }
    #expect(try tracker(portal).find(delivery) == .failed(.retryable(after: nil)))
    #expect(try tracker(portal).probe() == .unreachable)
  }

  @Test("After the words are taken any trouble leaves them in doubt")
  func afterwards() throws {
    var story = Story()
    let record = story.tell("note")
    let transport = ScriptedTransport { [held = ticket(record)] request in
      if request.method == "POST" { return .json(201, #"["Comments added"]"#) }
      let isBefore = request.url.query?.contains("TxnCF") == false
      return isBefore ? .json(200, #"{"items":[\#(held)]}"#) : .json(403, #"{"message":"Forbidden"}"#)
    }
    #expect(try tracker(transport).append(Delivery(carrier: record), to: "7") == .unknown)
  }

  @Test("A success that wrote no event field is a refusal")
  func swallowedEvent() throws {
    var story = Story()
    let record = story.tell("note")
    let transport = ScriptedTransport { [held = ticket(record)] request in
      if request.method == "POST" { return .json(201, #"["Comments added"]"#) }
      return request.url.query?.contains("TxnCF") == false ? .json(200, #"{"items":[\#(held)]}"#) : nil
    }
    let rejection = Rejection(.notKept, words: "EventId")
    #expect(try tracker(transport).append(Delivery(carrier: record), to: "7") == .rejected(rejection))
  }

  @Test("What was not kept is mended once; then it is refused, in its own words")
  func mending() throws {
    var story = Story()
    let record = story.tell("issued")
    let transport = ScriptedTransport { [held = ticket(record, tier: "L2")] request in
      switch request.method {
      case "POST": .json(201, #"{"id":"7"}"#)
      case "PUT": .json(200, #"["Invalid value for custom field"]"#)
      default:
        request.url.query?.contains("ExternalId") == true ? nil : .json(200, #"{"total":null,"items":[\#(held)]}"#)
      }
    }
    let rejection = Rejection(.notKept, words: "Tier: Invalid value for custom field")
    #expect(try tracker(transport).create(Delivery(carrier: record)) == .rejected(rejection))
    #expect(transport.requests.filter { $0.hasPrefix("PUT") } == ["PUT /rt/REST/2.0/ticket/7"])
    #expect(transport.bodies.last?["CustomFields"] as? [String: String] == ["Tier": "L1"])
  }

  @Test("What somebody there has changed since then is left as they changed it")
  func foreign() throws {
    var story = Story()
    let changed = ticket(story.tell("issued"), status: "resolved", writer: 40)
    let transport = answering(changed, to: "POST", 201, #"["Comments added"]"#)
    #expect(try tracker(transport).append(Delivery(carrier: story.records[0]), to: "7") == .updated)
    #expect(!transport.requests.contains { $0.hasPrefix("PUT") })
  }

  @Test("A number that was given out again is a stranger's: nothing is said to it, and the subject is made anew")
  func stranger() throws {
    var (story, other) = (Story(), Story())
    let transport = ScriptedTransport { [held = ticket(other.tell("issued"))] request in
      if request.method == "POST" { return .json(201, #"{"id":"8"}"#) }
      let asksForNumber = request.url.query?.removingPercentEncoding?.contains("query=id=7") == true
      return asksForNumber ? .json(200, #"{"items":[\#(held)]}"#) : nil
    }
    _ = try tracker(transport).append(Delivery(carrier: story.tell("answered")), to: "7")
    #expect(transport.requests.filter { !$0.hasPrefix("GET") } == ["POST /rt/REST/2.0/ticket"])
  }

  @Test("A ticket that was merged is told the words, and the other one's fields stay")
  func wordsAlone() throws {
    var story = Story()
    let record = story.tell("answered")
    let transport = ScriptedTransport { [held = ticket(record)] request in
      let query = request.url.query?.removingPercentEncoding ?? ""
      return switch (request.method, request.url.lastPathComponent) {
      case ("POST", _): .json(201, #"["Correspondence added"]"#)
      case (_, "7"): .json(200, #"{"id":"9","EffectiveId":{"id":"9"}}"#)
      default: query.contains("id=9 AND TxnCF") ? .json(200, #"{"items":[\#(held)]}"#) : nil
      }
    }
    #expect(try tracker(transport).append(Delivery(carrier: record), to: "7") == .updated)
    let sent = try #require(transport.bodies.first)
    #expect(sent["Content"] != nil && sent["Status"] == nil && sent["CustomFields"] == nil)
    #expect(!transport.requests.contains { $0.hasPrefix("PUT") })
  }

  @Test("A value that the mapping has no word for is refused before anything is sent")
  func unmapped() throws {
    var story = Story()
    let transport = ScriptedTransport { _ in nil }
    let tracker = try tracker(transport)
    let tier = Delivery(carrier: story.tell("escalated", [.tier: .number(4)]))
    #expect(tracker.append(tier, to: "7") == .rejected(Rejection(.unmapped, words: "tier 4")))
    let event = Delivery(carrier: story.tell("danced", [.tier: .number(1)]))
    #expect(tracker.append(event, to: "7") == .rejected(Rejection(.unmapped, words: "event danced")))
    #expect(transport.requests.isEmpty)
  }

  @Test("Words for the visitor are a correspondence, others a comment, and only named facts leave the house")
  func words() throws {
    var story = Story([.visitorAddress: .text("Jalan Mawar 1"), .url: .text("https://loket.example/t/rahasia")])
    let transport = answering(ticket(story.tell("issued")), to: "POST", 201, #"{"id":"7"}"#)
    let tracker = try tracker(transport)
    let answered = story.tell("answered", [.state: .text("answered"), .eventText: .text("Ya.\u{7}\nBenar.")])
    _ = tracker.append(Delivery(story.tell("called"), carrier: answered), to: "7")
    #expect(transport.requests[1] == "POST /rt/REST/2.0/ticket/7/correspond")
    let sent = try #require(transport.bodies.first)
    #expect(sent["Subject"] as? String == "KJ-001 · Konsultasi · Pelaporan SPT [\(answered.id)]")
    #expect(
      sent["Content"] as? String == """
        Dijawab
        Ya.
        Benar.
        Waktu: 2026-11-02 08:02:00 UTC

        – 2026-11-02 08:03:00 UTC Dipanggil [\(story.records[2].id)]
        """)
    let empty = ScriptedTransport { $0.method == "POST" ? .json(201, #"{"id":"8"}"#) : nil }
    _ = try self.tracker(empty).create(Delivery(carrier: story.records[0]))
    let all = try #require(empty.bodies.first)
    #expect("\(all)".contains("Pemohon: Budi") && all["SquelchMailTo"] as? String == "budi@example.id")
    for secret in ["0812000", "Jalan Mawar", "rahasia"] { #expect(!"\(all)".contains(secret)) }
  }

  @Test("Who has just looked in vain makes it without looking again, and only once")
  func absence() throws {
    var story = Story()
    let delivery = Delivery(carrier: story.tell("issued"))
    let transport = ScriptedTransport { $0.method == "POST" ? .json(201, #"{"id":"8"}"#) : nil }
    let tracker = try tracker(transport)
    #expect(tracker.find(delivery) == .absent)
    _ = tracker.create(delivery)
    _ = tracker.create(delivery)
    let tickets = transport.requests.map { $0.replacing("/rt/REST/2.0", with: "") }
    #expect(
      tickets == ["GET /tickets", "POST /ticket", "GET /tickets", "GET /tickets", "POST /ticket", "GET /tickets"])
  }

  @Test("What may have arrived is absent only when it is so a second time, a call's longest time after the first")
  func doubt() throws {
    var story = Story()
    let delivery = Delivery(carrier: story.tell("issued"), isDoubtful: true)
    let transport = ScriptedTransport { $0.method == "POST" ? .json(201, #"{"id":"8"}"#) : nil }
    let tracker = try tracker(transport, patience: .milliseconds(50))
    let start = ContinuousClock.now
    while tracker.find(delivery) == .failed(.undecided) { Thread.sleep(forTimeInterval: 0.005) }
    #expect(ContinuousClock.now - start >= .milliseconds(50))
    // It is looked for once more, since it may have come since then.
    let asked = transport.requests.count
    _ = tracker.create(delivery)
    #expect(transport.requests[asked...].prefix(2) == ["GET /rt/REST/2.0/tickets", "POST /rt/REST/2.0/ticket"])
    #expect(tracker.find(delivery) == .failed(.undecided))
    let known = answering(ticket(story.tell("note")), to: "POST", 201, "[]")
    let noted = Delivery(carrier: story.tell("note"), isDoubtful: true)
    let other = try self.tracker(known)
    #expect(other.find(noted) == .failed(.undecided))
    #expect(other.find(noted) == .found(remote: "7", hasDelivery: false))
  }

  @Test("A subject line is one line, whatever a visitor writes into it")
  func hostileSubject() throws {
    var story = Story([.subject: .text("Halo\r\nBcc: semua@example.id\u{0}")])
    let transport = ScriptedTransport { $0.method == "POST" ? .json(201, #"{"id":"8"}"#) : nil }
    _ = try tracker(transport).create(Delivery(carrier: story.tell("issued")))
    let subject = transport.bodies.first?["Subject"] as? String
    #expect(subject == "KJ-001 · Konsultasi · Halo Bcc: semua@example.id")
  }

  @Test("An id that breaks out of a query stays a literal in it")
  func hostileQuery() throws {
    var story = Story(id: #"x' OR id>0 \"#)
    let transport = ScriptedTransport { request in
      let query = request.url.query?.removingPercentEncoding ?? ""
      return query.contains(#"CF.{ExternalId}='x\' OR id>0 \\'"#) ? nil : .failure(.notSent)
    }
    #expect(try tracker(transport).find(Delivery(carrier: story.tell("issued"))) == .absent)
  }
}
