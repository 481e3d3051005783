import Foundation
import TestServices
import Testing

@testable import Sync

/// What must not happen twice, on the same real Request Tracker.
extension LiveTests {
  @Test("Four creates of one subject at once make one ticket")
  func crowd() throws {
    let tracker = try connector()
    var story = Story()
    let delivery = Delivery(carrier: story.tell("issued"))
    let outcomes = Gathered()
    DispatchQueue.concurrentPerform(iterations: 4) { _ in outcomes.add(tracker.create(delivery)) }
    let made = outcomes.all.filter { if case .created = $0 { true } else { false } }
    #expect(made.count == 1 && outcomes.all.count == 4)
    let remote = try ticket(try #require(made.first))
    #expect(outcomes.all.filter { $0 == .duplicateFound(remote: remote) }.count == 3)
    #expect(try server.violations(of: [story.id: story.records.map(\.id)]) == [])
  }

  @Test("What arrived although its answer was lost is found, and sent no second time")
  func lostAnswers() throws {
    let tracker = try connector()
    var story = Story()
    let issued = Delivery(carrier: story.tell("issued"), isDoubtful: true)
    #expect(tracker.find(issued) == .failed(.undecided))
    #expect(tracker.find(issued) == .absent)
    network.lose("POST /ticket")
    #expect(tracker.create(issued) == .unknown)
    guard case .found(let remote, hasDelivery: true) = tracker.find(issued) else {
      Issue.record("the ticket is not found")
      return
    }
    #expect(tracker.create(issued) == .duplicateFound(remote: remote))

    let noted = Delivery(carrier: story.tell("note", [.eventText: .text("Berkas lengkap.")]), isDoubtful: true)
    #expect(tracker.find(noted) == .failed(.undecided))
    #expect(tracker.find(noted) == .found(remote: remote, hasDelivery: false))
    network.lose("POST /comment")
    #expect(tracker.append(noted, to: remote) == .unknown)
    #expect(tracker.find(noted) == .found(remote: remote, hasDelivery: true))
    #expect(try server.violations(of: [story.id: story.records.map(\.id)]) == [])
  }

  @Test("After a restore what had travelled with another record is found in its words")
  func carried() throws {
    let tracker = try connector()
    var story = Story()
    let remote = try ticket(tracker.create(Delivery(carrier: story.tell("issued"))))
    let assigned = story.tell("assigned", [.assignee: .text("petugas")])
    let note = story.tell("note", [.eventText: .text("Pesan B")])
    let later = story.tell("assigned")
    #expect(tracker.append(Delivery(assigned, carrier: note), to: remote) == .updated)
    func found(_ record: SyncRecord) -> Search {
      let delivery = Delivery(carrier: record, isDoubtful: true)
      _ = tracker.find(delivery)
      return tracker.find(delivery)
    }
    #expect(found(assigned) == .found(remote: remote, hasDelivery: true))
    #expect(try fields(remote)["EntityVersion"] == "3")
    #expect(found(later) == .found(remote: remote, hasDelivery: false))
    #expect(try server.violations(of: [story.id: story.records.dropLast().map(\.id)]) == [])
  }

  @Test("Words that were written by one who died before the fields are known by their subject, and made whole")
  func diedBetween() throws {
    let tracker = try connector()
    var story = Story()
    let remote = try ticket(tracker.create(Delivery(carrier: story.tell("issued"))))
    let escalated = Delivery(
      carrier: story.tell("escalated", [.state: .text("pending"), .tier: .number(2)]), isDoubtful: true)
    let half = ["Subject": "KJ-001 [\(escalated.record.id)]", "Content": "Dieskalasi", "ContentType": "text/plain"]
    #expect(try server.ask("POST", "ticket/\(remote)/comment", json: half).status == 201)
    #expect(tracker.find(escalated) == .found(remote: remote, hasDelivery: true))
    let fields = try fields(remote)
    #expect(fields["Status"] == "stalled" && fields["Tier"] == "L2" && fields["EntityVersion"] == "2")
    #expect(try server.violations(of: [story.id: story.records.map(\.id)]) == [])
  }

  @Test("What is said to a ticket that was merged into another one is found there")
  func merged() throws {
    let tracker = try connector()
    var (story, other) = (Story(), Story())
    let remote = try ticket(tracker.create(Delivery(carrier: story.tell("issued"))))
    let survivor = try ticket(tracker.create(Delivery(carrier: other.tell("issued"))))
    func answer(_ text: String) throws {
      let words: [String: Any] = ["Content": text, "ContentType": "text/plain"]
      #expect(try server.ask("POST", "ticket/\(survivor)/correspond", json: words, as: .agent).status == 201)
    }
    try answer("Sebelum digabung.")
    #expect(try server.ask("PUT", "ticket/\(remote)", json: ["MergeInto": survivor], as: .agent).status == 200)
    // Whose a number is, is known for a minute, or until the next probe.
    let before = try fields(survivor)
    let escalated = story.tell("escalated", [.state: .text("pending"), .tier: .number(2), .rating: .text("neutral")])
    #expect(tracker.append(Delivery(carrier: escalated), to: remote) == .updated)
    let after = try fields(survivor)
    for name in ["Status", "ExternalId", "EntityVersion", "Tier", "Rating", "Due"] {
      #expect(after[name] == before[name])
    }
    #expect(tracker.probe() == .ready)
    let noted = Delivery(carrier: story.tell("note"), isDoubtful: true)
    #expect(tracker.append(noted, to: remote) == .updated)
    #expect(tracker.find(noted) == .found(remote: survivor, hasDelivery: true))
    let kept = try fields(survivor)
    #expect(kept["ExternalId"] == other.id && kept["EntityVersion"] == "1")
    try answer("Untuk keduanya.")
    let answers = try all(tracker, after: nil).changes.filter { [story.id, other.id].contains($0.subject) }
    #expect(
      answers.map(\.act) == [.answer("Sebelum digabung.")] + Array(repeating: .answer("Untuk keduanya."), count: 2))
    #expect(answers.map(\.subject) == [other.id, other.id, story.id])
    #expect(answers.map(\.visitor) == [nil, nil, .ofCase(other.id)])
  }

  @Test("After Request Tracker came back from an older copy its answers are told")
  func olderCopy() throws {
    let tracker = try connector()
    var story = Story()
    let remote = try ticket(tracker.create(Delivery(carrier: story.tell("issued"))))
    func answer(_ text: String) throws {
      let words: [String: Any] = ["Content": text, "ContentType": "text/plain"]
      #expect(try server.ask("POST", "ticket/\(remote)/correspond", json: words, as: .agent).status == 201)
    }
    func told(after cursor: String?) throws -> [RemoteChange.Act] {
      try all(tracker, after: cursor).changes.filter { $0.subject == story.id }.map(\.act)
    }
    try answer("Satu.")
    let cursor = try all(tracker, after: nil).cursor
    try answer("Dua.")
    #expect(try told(after: cursor) == [.answer("Dua.")])
    // As it looks to who has seen more than there is now: two thousand numbers more, or other acts under the same.
    let youngest = try #require(cursor.firstMatch(of: /^(\d+)@(\d+);/))
    let (number, second) = (try #require(Int(youngest.1)), try #require(Int(youngest.2)))
    #expect(try told(after: "\(number + 2000)@\(second);") == [.answer("Satu."), .answer("Dua.")])
    #expect(try told(after: "\(number)@\(second - 1);\(number)") == [.answer("Satu."), .answer("Dua.")])
  }

  @Test("A second ticket of a subject is noticed when the first is written to again")
  func doubled() throws {
    let tracker = try connector()
    var story = Story()
    let remote = try ticket(tracker.create(Delivery(carrier: story.tell("issued"))))
    let late: [String: Any] = ["Queue": "PTSP", "Subject": "x", "CustomFields": ["ExternalId": story.id]]
    let second = try #require(try server.ask("POST", "ticket", json: late).json as? [String: Any])["id"] as? String
    #expect(tracker.probe() == .ready)
    #expect(tracker.append(Delivery(carrier: story.tell("note")), to: remote) == .updated)
    let remotes = [remote, try #require(second)]
    #expect(tracker.discoveries() == [Discovery(.doubled(remotes: remotes), of: story.id, author: "sync-gateway")])
  }

  @Test(
    "A corrected address is the requestor's where it may mail; where it may not nobody is mailed, and people are told")
  func correctedAddress() throws {
    for (mails, requestor) in [(true, "benar@example.id"), (false, "budi@example.id")] {
      let tracker = try connector { $0.replacing(#""mail": false"#, with: #""mail": \#(mails)"#) }
      var story = Story()
      let remote = try ticket(tracker.create(Delivery(carrier: story.tell("issued"))))
      let corrected = story.tell("note", [.visitorEmail: .text("benar@example.id")])
      #expect(tracker.append(Delivery(carrier: corrected), to: remote) == .updated)
      #expect(try fields(remote)["Requestor"] == requestor)
      let stale = Discovery(.stale(.visitorEmail, theirs: requestor), of: story.id, author: "sync-gateway")
      #expect(tracker.discoveries() == (mails ? [] : [stale]))
    }
  }

  @Test("A ticket that was moved to a queue that this account must not see is known to be hidden, a merged one is not")
  func hidden() throws {
    let tracker = try connector()
    let remotes = try (0..<3).map { _ in
      var story = Story()
      return try ticket(tracker.create(Delivery(carrier: story.tell("issued"))))
    }
    #expect(try server.ask("PUT", "ticket/\(remotes[1])", json: ["MergeInto": remotes[0]], as: .agent).status == 200)
    #expect(tracker.hidden(Set(remotes)) == [])
    try server.move(remotes[2], to: "General")
    #expect(tracker.hidden(Set(remotes)) == [remotes[2]])
  }

  @Test("A Request Tracker that is frozen leaves in doubt what arrives, one that is dead does not")
  func frozenAndKilled() throws {
    let tracker = RequestTracker(
      url: server.url, token: try server.token(), mapping: try shippedMapping(), transport: WebTransport(timeout: 2))
    var story = Story()
    let remote = try ticket(tracker.create(Delivery(carrier: story.tell("issued"))))
    let noted = Delivery(carrier: story.tell("note"), isDoubtful: true)
    try server.freeze()
    #expect(tracker.append(noted, to: remote) == .unknown)
    #expect(tracker.probe() == .unreachable)
    try server.thaw()
    try wait("it is found") { tracker.find(noted) == .found(remote: remote, hasDelivery: true) }
    try server.kill()
    #expect(tracker.append(Delivery(carrier: story.tell("note")), to: remote) == .unreachable)
    #expect(tracker.probe() == .unreachable)
    try server.restart()
    #expect(tracker.append(Delivery(carrier: story.records[2]), to: remote) == .updated)
    #expect(try server.violations(of: [story.id: story.records.map(\.id)]) == [])
  }
}

/// Outcomes of several threads.
private final class Gathered: @unchecked Sendable {
  // Safe: touched with the lock held only.
  private let lock = NSLock()
  private var outcomes: [SyncOutcome] = []

  func add(_ outcome: SyncOutcome) { lock.withLock { outcomes.append(outcome) } }

  var all: [SyncOutcome] { lock.withLock { outcomes } }
}
