import Calendars
import Foundation
import Records
import TestServices
import Testing
import TicketCore

@testable import Sync

@Suite("The mapping to Request Tracker")
struct MappingTests {
  private func problems(_ change: @escaping (String) -> String) -> [String] {
    do {
      _ = try shippedMapping(change)
      return []
    } catch let problems as FileProblems {
      return problems.all.map { $0.line(in: .english) }
    } catch {
      return ["\(error)"]
    }
  }

  @Test("The shipped one has a word for every state, rating and tier of the shipped standards")
  func isWhole() throws {
    let mapping = try shippedMapping()
    for state in TicketState.allCases { #expect(mapping.ticket.status.word(for: .text(state.rawValue)) != nil) }
    let rating = try #require(mapping.ticket.fields.first { $0.name == "Rating" })
    for value in TicketCore.Rating.allCases { #expect(rating.value.word(for: .text(value.rawValue)) != nil) }
    #expect(mapping.choices["Tier"] == ["L1", "L2", "L3"])
    #expect(!mapping.takesRestricted && !mapping.mails)
    #expect(Set(mapping.ticket.events.keys) == Set(TicketAct.types))
  }

  @Test("What an office's records can say and the file has no word for is told before the first record goes")
  func gaps() throws {
    let all = Vocabulary(tiers: 3, loanActs: [.lent, .returned, .extended, .undone, .lost, .damaged])
    let gaps = { (mapping: RequestTracker.Mapping, vocabulary: Vocabulary) in
      mapping.gaps(for: vocabulary, in: "f").map { $0.line(in: .english) }
    }
    #expect(try gaps(shippedMapping(), all) == [])
    #expect(
      try gaps(shippedMapping(), Vocabulary(tiers: 4, loanActs: []))
        == ["f /ticket/fields/Tier/values: There is no word for \"4\"; add it."])
    let narrow = try shippedMapping {
      $0.replacing(#""pending": "stalled","#, with: "").replacing(#""lost": "Hilang","#, with: "")
        .replacing(#""lost": "stalled","#, with: "")
    }
    #expect(
      gaps(narrow, all) == [
        "f /ticket/status/values: There is no word for \"pending\"; add it.",
        "f /loan/events: There is no word for \"lost\"; add it.",
        "f /loan/status/values: There is no word for \"lost\"; add it.",
      ])
    #expect(gaps(narrow, Vocabulary(tiers: 3, loanActs: [.lent])).count == 1)
  }

  @Test("A misspelt key, fact or event is refused with the nearest that is known")
  func misspelt() {
    #expect(
      problems { $0.replacing(#""restricted""#, with: #""restrictd""#) }.contains {
        $0.contains("restrictd") && $0.contains("did you mean \"restricted\"?")
      })
    #expect(
      problems { $0.replacing(#""fact": "tier""#, with: #""fact": "teer""#) } == [
        "request-tracker.json /ticket/fields/Tier/fact: \"teer\" is not known; did you mean \"tier\"? Choices: "
          + Fact.allCases.map(\.rawValue).joined(separator: ", ") + "."
      ])
    #expect(
      problems { $0.replacing(#""progress", "redirected","#, with: #""progres", "redirected","#) }.contains {
        $0.contains("/ticket/correspond/1") && $0.contains("did you mean \"progress\"?")
      })
  }

  @Test("A date that Request Tracker does not let be set, and a field that is used twice, are refused")
  func impossible() {
    #expect(
      problems { $0.replacing(#"{"Started": "receivedAt""#, with: #"{"Created": "receivedAt""#) }.contains {
        $0.contains("/ticket/dates: \"Created\" is not known")
      })
    #expect(
      problems { $0.replacing(#""SourceUnit": "office","#, with: #""ExternalId": "office","#) }.contains {
        $0.contains("ExternalId")
      })
  }

  @Test("A personal fact is named where it leaves the house, and no phone, address or tracking code does")
  func personal() throws {
    let mapping = try shippedMapping()
    let form = mapping.ticket
    let said =
      form.subject + (form.content + form.message).map(\.fact) + form.fields.map(\.value.fact)
      + [form.requestor].compactMap { $0 }
    #expect(
      Set(said.filter(\.isPersonal)) == [
        .subject, .question, .visitorName, .visitorEmail, .eventText, .eventReason, .eventActor,
      ])
    let loan = try #require(mapping.loan)
    let ofLoans = Set((loan.subject + (loan.content + loan.message).map(\.fact)).filter(\.isPersonal))
    #expect(ofLoans == [.eventReason, .eventActor])
    #expect(
      problems { $0.replacing(#""visitor.email", "event.text""#, with: #""visitor.phone", "event.text""#) } == [
        "request-tracker.json /personal: The personal data visitor.email is sent but not listed under \"personal\"; "
          + "list it, or stop sending it.",
        "request-tracker.json /personal/3: \"visitor.phone\" is not sent as personal data; remove it from "
          + "\"personal\".",
      ])
  }
}

@Suite("An agent's words in HTML")
struct HypertextWordsTests {
  @Test(
    "They are read as a person would read them",
    arguments: [
      ("<p>Sudah &amp; jelas</p><p>Salam</p>", "Sudah & jelas\nSalam"), ("a<br>b<br/>c", "a\nb\nc"),
      ("<style>p{}</style>Halo&nbsp;<b>Ibu</b> &lt;Sri&gt; &#8211; &#x41;", "Halo Ibu <Sri> – A"),
      ("<!--[if gte mso 9]><xml>Normal</xml><![endif]-->Halo", "Halo"), ("a<!-- b", "a"),
      ("1 < 2", "1 "), ("R&D; A & B", "R&D; A & B"), ("satu\n  dua", "satu dua"), ("<script>x", ""), ("", ""),
    ])
  func plain(html: String, text: String) { #expect(HypertextWords.plain(html) == text) }
}
