import Foundation
import Synchronization
import Testing

@testable import Sync

/// What is found out only after something was written.
extension WritingTests {
  @Test(
    "Fields that were overwritten before the merge was noticed are given back, but for what somebody has changed since")
  func givenBack() throws {
    var (story, other) = (Story(), Story())
    let first = ticket(story.tell("issued"))
    let letter = story.tell("escalated", [.tier: .number(2), .state: .text("pending")])
    // The survivor as the letter has left it, but for the service that somebody there has set.
    let survivor = ticket(other.tell("issued"), status: "stalled", tier: "L2")
      .replacing(#""EntityVersion","values":["1"]"#, with: #""EntityVersion","values":["2"]"#)
      .replacing(#""id":"7""#, with: #""id":"9""#).replacing("kli-prime", with: "lain")
    func set(_ type: String, _ field: String, _ former: String) -> String {
      #"{"Type":"\#(type)","Field":"\#(field)","OldValue":"\#(former)"}"#
    }
    let transactions = [
      set("CustomField", "3", "1"), set("CustomField", "5", ""), set("CustomField", "6", "kli-dulu"),
      set("Status", "Status", "new"), set("Comment", "", ""), set("Status", "Status", "open"),
    ]
    let names = ["EntityVersion": 3, "Tier": 5, "ServiceCode": 6].map { #"{"name":"\#($0.key)","id":"\#($0.value)"}"# }
    let isMerged = Switch()
    let transport = ScriptedTransport { request in
      let query = request.url.query?.removingPercentEncoding ?? ""
      func items(_ items: String) -> ScriptedTransport.Answer { .json(200, #"{"items":[\#(items)],"pages":1}"#) }
      switch (request.method, request.url.lastPathComponent) {
      case ("POST", _), ("PUT", _): return .json(201, "[]")
      case (_, "7"): return .json(200, #"{"id":"9","EffectiveId":{"id":"9"}}"#)
      case (_, "PTSP"): return .json(200, #"{"TicketCustomFields":[\#(names.joined(separator: ","))]}"#)
      case (_, "transactions"):
        return items(query.contains("id>57") ? transactions.joined(separator: ",") : #"{"id":"57","ObjectId":"9"}"#)
      default:
        if query.contains("id=9 AND TxnCF") { return items(survivor) }
        return query.contains("id=7") && !isMerged.isOn ? items(first) : nil
      }
    }
    let tracker = try tracker(transport)
    let note = story.records[0]
    #expect(tracker.append(Delivery(carrier: note), to: "7") == .updated)
    isMerged.turnOn()
    #expect(tracker.append(Delivery(carrier: letter), to: "7") == .updated)
    #expect(transport.requests.filter { $0.hasPrefix("PUT") } == ["PUT /rt/REST/2.0/ticket/9"])
    let mended = try #require(transport.bodies.last)
    #expect(mended["Status"] as? String == "new")
    let fields = try #require(mended["CustomFields"] as? [String: Any])
    #expect(fields["EntityVersion"] as? String == "1" && fields["Tier"] is NSNull && fields.count == 2)
    // Also where the answer was lost in between.
    let doubtful = Delivery(carrier: letter, isDoubtful: true)
    #expect(tracker.find(doubtful) == .found(remote: "9", hasDelivery: true))
    #expect(transport.requests.filter { $0.hasPrefix("PUT") }.count == 2)
  }

  @Test("What may have travelled with another record is looked for in the words there, messages never")
  func carried() throws {
    var story = Story()
    let (first, update) = (ticket(story.tell("issued")), story.tell("assigned"))
    let transport = ScriptedTransport { request in
      let query = request.url.query?.removingPercentEncoding ?? ""
      switch request.url.lastPathComponent {
      case "tickets": return .json(200, #"{"items":[\#(first)],"pages":1}"#)
      case "transactions":
        return query.contains("Type='Comment'") ? .json(200, #"{"items":[{"id":"58"},{"id":"59"}],"pages":1}"#) : nil
      default:
        let words = request.url.path.contains("/58/") ? "– Ditetapkan [\(update.id)]" : "Catatan"
        return .json(200, #"{"items":[{"Content":"\#(words)"}]}"#)
      }
    }
    let tracker = try tracker(transport)
    #expect(tracker.find(Delivery(carrier: update, isDoubtful: true)) == .found(remote: "7", hasDelivery: true))
    #expect(transport.requests.suffix(2).allSatisfy { $0.hasSuffix("/attachments") })
    #expect(!transport.requests.contains { $0.hasPrefix("PUT") })
    #expect(tracker.find(Delivery(carrier: update)) == .found(remote: "7", hasDelivery: false))
    let (note, asked) = (Delivery(carrier: story.tell("note"), isDoubtful: true), transport.requests.count)
    _ = tracker.find(note)
    #expect(transport.requests.count == asked + 2)
  }

  @Test(
    "A subject that has two tickets there is told of: found so, written to so, or some time after it was made in doubt")
  func doubled() throws {
    var story = Story()
    let record = story.tell("issued")
    let first = ticket(record)
    let second = first.replacing(#""id":"7""#, with: #""id":"8","Creator":{"id":"gerbang"}"#)
    let late = Switch()
    let transport = ScriptedTransport { request in
      if request.method == "POST" { return .json(201, #"{"id":"8"}"#) }
      let query = request.url.query?.removingPercentEncoding ?? ""
      if query.contains("id=8") { return .json(200, #"{"items":[\#(second)]}"#) }
      guard late.isOn, query.contains("ExternalId") else { return nil }
      return .json(200, #"{"items":[\#(query.contains("per_page=2") ? first + "," + second : first)]}"#)
    }
    let double = Discovery(.doubled(remotes: ["7", "8"]), of: story.id, author: "gerbang")
    let trackers = try (0..<3).map { _ in try tracker(transport) }
    #expect(trackers[0].create(Delivery(carrier: record, isDoubtful: true)) == .created(remote: "8"))
    #expect(trackers[1].create(Delivery(carrier: record)) == .created(remote: "8"))
    late.turnOn()
    #expect(trackers[0].discoveries() == [double] && trackers[0].discoveries() == [])
    #expect(trackers[1].discoveries() == [])
    #expect(trackers[1].find(Delivery(carrier: record)) == .found(remote: "7", hasDelivery: true))
    #expect(trackers[1].discoveries() == [double])
    #expect(try trackers[2].standing(of: "8", as: story.id) == .own)
    #expect(trackers[2].discoveries() == [double])
  }

  @Test("A corrected address goes there where it may mail, else people are told: it could not be kept from mailing")
  func correctedAddress() throws {
    var story = Story([.visitorEmail: .text("Benar@example.id")])
    let transport = answering(ticket(story.tell("issued")), to: "POST", 201, #"["Comments added"]"#)
    let delivery = Delivery(carrier: story.records[0])
    let quiet = try tracker(transport)
    #expect(quiet.append(delivery, to: "7") == .updated)
    #expect(!transport.requests.contains { $0.hasPrefix("PUT") })
    let stale = Discovery(.stale(.visitorEmail, theirs: "budi@example.id"), of: story.id, author: "")
    #expect(quiet.discoveries() == [stale])
    let mailing = try tracker(transport) { $0.replacing(#""mail": false"#, with: #""mail": true"#) }
    #expect(mailing.append(delivery, to: "7") == .updated)
    #expect(transport.requests.filter { $0.hasPrefix("PUT") } == ["PUT /rt/REST/2.0/ticket/7"])
    #expect(transport.bodies.last?["Requestor"] as? String == "Benar@example.id" && mailing.discoveries() == [])
    var same = Story([.visitorEmail: .text("BUDI@example.id")])
    let unchanged = answering(ticket(same.tell("issued")), to: "POST", 201, #"["Comments added"]"#)
    let other = try tracker(unchanged)
    #expect(other.append(Delivery(carrier: same.records[0]), to: "7") == .updated && other.discoveries() == [])
  }
}

/// Something that happens once, seen from another closure.
private final class Switch: Sendable {
  private let on = Mutex(false)

  var isOn: Bool { on.withLock { $0 } }

  func turnOn() { on.withLock { $0 = true } }
}
