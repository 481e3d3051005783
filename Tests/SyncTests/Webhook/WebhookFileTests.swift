import Calendars
import Foundation
import Records
import Testing

@testable import Sync

@Suite("A webhook's files")
struct WebhookFileTests {
  private func mapping(_ text: String) throws -> Webhook.Mapping {
    try Webhook.Mapping.read(file: "webhook.json", bytes: Array(text.utf8))
  }

  private func problems(_ text: String) -> [String] {
    do {
      _ = try mapping(text)
      return []
    } catch let problems as FileProblems {
      return problems.all.map { "\($0.pointer): \($0.message.en)" }
    } catch {
      return ["\(error)"]
    }
  }

  @Test("The mapping that Loket comes with can be read, keeps fraud in the house and names nobody")
  func shipped() throws {
    let mapping = try Sample.mapping()
    #expect(!mapping.takesRestricted)
    let facts = Fact.allCases.map { ($0, FactValue.text("<\($0.rawValue)>")) }
    for kind in OutboxKind.allCases {
      let record = Sample.record(kind: kind, more: Dictionary(uniqueKeysWithValues: facts))
      let data = String(decoding: try JSONEncoder().encode(try #require(mapping.data(of: record))), as: UTF8.self)
      let sent = Fact.allCases.filter { $0.isPersonal && data.contains("<\($0.rawValue)>") }
      #expect(Set(sent) == (kind == .ticket ? [.subject, .question, .eventText, .eventReason] : [.eventReason]))
    }
  }

  @Test("Every mistake is told at its place, with what was meant")
  func mistakes() {
    let found = problems(
      #"{"restricted": "no", "personl": [], "personal": [], "ticket": {"a": {"b": "nummber"}, "c": 3}}"#)
    #expect(found.count == 4)
    #expect(found.contains { $0.hasPrefix("/personl: ") && $0.contains(#""personal"?"#) })
    #expect(found.contains { $0.hasPrefix("/ticket/a/b: ") && $0.contains(#""number"?"#) })
    #expect(found.contains { $0.hasPrefix("/ticket/c: ") })
    #expect(found.contains { $0.hasPrefix("/restricted: ") })
  }

  @Test("Personal data leaves only where the mapping says twice that it does")
  func personal() throws {
    let unlisted = problems(#"{"restricted": false, "personal": [], "ticket": {"who": {"name": "visitor.name"}}}"#)
    #expect(unlisted.count == 1 && unlisted[0].hasPrefix("/personal: The personal data visitor.name "))
    let written = problems(#"{"restricted": false, "personal": [], "ticket": {"q": "question", "who": "event.actor"}}"#)
    #expect(written.count == 1 && written[0].hasPrefix("/personal: The personal data event.actor, question "))
    let unused = problems(#"{"restricted": false, "personal": ["visitor.nip"], "ticket": {"number": "number"}}"#)
    #expect(unused.count == 1 && unused[0].hasPrefix("/personal/0: "))
    let said = try mapping(
      #"{"restricted": true, "personal": ["visitor.name"], "ticket": {"who": {"name": "visitor.name"}}}"#)
    #expect(said.takesRestricted)
    #expect(said.data(of: Sample.record())?["who"]?["name"] == .string("Budi Santoso"))
    #expect(said.data(of: Sample.record(kind: .loan)) == nil)
  }

  @Test("A kind of record that the mapping leaves out is turned down by name and not sent")
  func unmapped() throws {
    let network = StubTransport()
    let webhook = Webhook(
      endpoint: try #require(URL(string: "https://crm.contoh.id/h")),
      mapping: try mapping(#"{"restricted": false, "personal": [], "ticket": {"number": "number"}}"#),
      secrets: try Webhook.Secrets(reading: Sample.secret, of: "secrets"), transport: network)
    let outcome = webhook.append(Sample.delivery(Sample.record(kind: .loan, type: "lent")), to: nil)
    #expect(outcome == .rejected(Rejection(.unmapped, words: "loan.lent")))
    #expect(network.sent.isEmpty)
  }

  @Test("Acts of circulation without a place in the mapping are told before the first record goes")
  func gaps() throws {
    let narrow = try mapping(#"{"restricted": false, "personal": [], "ticket": {"number": "number"}}"#)
    let gaps = narrow.gaps(for: Vocabulary(tiers: 3, loanActs: [.lent]), in: "webhook.json")
    #expect(gaps.map(\.pointer) == ["/loan"])
    #expect(narrow.gaps(for: Vocabulary(tiers: 9, loanActs: []), in: "webhook.json").isEmpty)
  }

  @Test("Signatures are those of the Standard Webhooks reference, one by each secret, the newest first")
  func signatures() throws {
    // The example of the specification's reference libraries.
    let known = try Webhook.Secrets(reading: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n", of: "secrets")
    #expect(
      known.signatures(
        id: "msg_p5jXN8AQM9LWM0D4loKWxJek", timestamp: "1614265330", body: Array(#"{"test": 2432232314}"#.utf8))
        == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
    let both = try Webhook.Secrets(reading: "\(Sample.newerSecret)\r\n\r\n \(Sample.secret)\n", of: "secrets")
    let newest = try Webhook.Secrets(reading: Sample.newerSecret, of: "secrets")
    let signed = both.signatures(id: "a", timestamp: "1", body: []).split(separator: " ")
    #expect(signed.count == 2)
    #expect(signed.first.map(String.init) == newest.signatures(id: "a", timestamp: "1", body: []))
  }

  @Test("What is no secret is told by its line, and never quoted")
  func noSecrets() throws {
    let short = "whsec_" + Data(count: 23).base64EncodedString()
    let long = "whsec_" + Data(count: 65).base64EncodedString()
    for text in [short, long, "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_!!!", "\n\n"] {
      let problems = #expect(throws: FileProblems.self) { try Webhook.Secrets(reading: text, of: "crm.secret") }
      #expect(problems?.all.count == 1)
      #expect(
        problems?.all.allSatisfy { !$0.message.en.contains(text.trimmingCharacters(in: .newlines)) || text == "\n\n" }
          == true)
    }
    let problems = #expect(throws: FileProblems.self) {
      try Webhook.Secrets(reading: "\(Sample.secret)\nrahasia", of: "crm.secret")
    }
    #expect(problems?.all.first?.message.en.hasPrefix("Line 2 ") == true)
  }
}
