import Calendars
import Foundation
import Testing
import TicketCore

@Suite("A standard's file")
struct StandardFileTests {
  /// A seventh office's own standard, as small as a standard can be.
  static let seventh = #"""
    {
      "id": "bkn-layanan", "version": "1", "title": {"id": "Layanan", "en": "Service"},
      "office": {"id": "Kantor", "en": "Office"}, "source": "Contoh", "letter": "G", "timeZone": "Asia/Jayapura",
      "free": true, "kinds": ["question"], "categories": [{"id": "umum", "label": {"id": "Umum", "en": "General"}}],
      "channels": {"walkIn": {"require": ["name", ["email", "phone"]], "fields": [
        {"name": "unit", "label": {"id": "Unit", "en": "Unit"}, "type": "select", "required": true, "options": [
          {"value": "a", "label": {"id": "A", "en": "A"}}, {"value": "b", "label": {"id": "B", "en": "B"}}]}]}},
      "queueing": {"channels": ["walkIn"]},
      "promises": [{"name": "answer", "label": {"id": "Jawaban", "en": "Answer"}, "unit": "workingDays", "amount": 2,
        "from": "receipt"}],
      "tiers": [{"name": {"id": "Petugas", "en": "Officer"}}],
      "complaintChannels": [], "hours": {"weekly": {"monday": ["08:00-12:00"], "tuesday": ["08:00-12:00"]}}
    }
    """#

  private func problems(_ change: (inout String) -> Void) throws -> [FileProblem] {
    var text = Self.seventh
    change(&text)
    let error = #expect(throws: FileProblems.self) {
      try StandardSet.load(files: [("bkn-layanan.json", Array(text.utf8))])
    }
    return error?.all ?? []
  }

  @Test("exists for each of the six, free of charge, with `umum` and a letter of its own")
  func six() throws {
    let standards = try shippedStandards().all
    #expect(
      standards.map(\.id) == [
        "kli-prime", "kli-sirkulasi", "kppn-konsultasi", "lkpp-konsultasi", "lpdp-bantuan", "lpse-pengaduan",
      ])
    #expect(Set(standards.map(\.letter)).count == 6)
    #expect(standards.allSatisfy { $0.free && $0.category("umum") != nil && !$0.complaintChannels.isEmpty })
    #expect(try standard("kppn-konsultasi").timeZone.identifier == "Asia/Makassar")
  }

  @Test("holds what the sources say beside requirements and times")
  func facts() throws {
    let (lpdp, prime, lpse) = (try standard("lpdp-bantuan"), try standard("kli-prime"), try standard("lpse-pengaduan"))
    let (kppn, lkpp, library) = (
      try standard("kppn-konsultasi"), try standard("lkpp-konsultasi"), try standard("kli-sirkulasi")
    )
    #expect(lpdp.decree == "KEP-58/SJ/2024")
    #expect(lkpp.decree == "26 TAHUN 2022")
    #expect(lpdp.closing.autoClose?.after == Span(3, .calendarDays) && lpdp.closing.autoClose?.kinds == nil)
    #expect(lpdp.closing.reopen == Span(7, .calendarDays) && lpdp.closing.rating == .visitorClosing)
    #expect(prime.closing.autoClose?.kinds == [.question, .complaint, .incident] && prime.closing.reopen == nil)
    #expect(prime.restricts(.fraud) && !prime.restricts(.serviceComplaint))
    #expect(prime.channels[.phone]?.emailSummary == true && prime.channels[.email]?.emailSummary == false)
    #expect(lpse.tiers.count == 3 && lpse.channels[.phone]?.redirect?.to == [.web])
    #expect(lpse.coordination.first?.kinds == [.serviceComplaint])
    #expect(kppn.progressDuty?.perWorkingDay == 1)
    #expect(kppn.channels[.walkIn]?.requireWhenAnswerFollows == [Requirement(anyOf: [.email, .phone])])
    #expect(lkpp.channels[.phone]?.redirect?.to == [.web, .visit])
    #expect(lkpp.channels[.web]?.routedByCategory == true && lkpp.channels[.message]?.routedByCategory == true)
    #expect(lkpp.channels[.letter]?.disposition?.steps.count == 9)
    #expect(lkpp.compensation != nil && lpdp.compensation == nil)
    #expect(library.membersOnly && library.queueing.endedBy == .circulation)
    #expect(library.closing == .unstated)
  }

  @Test("added as a seventh serves without a change elsewhere")
  func addingOne() throws {
    let set = try StandardSet.load(files: kiosk("standards") + [("bkn-layanan.json", Array(Self.seventh.utf8))])
    #expect(set.all.count == 7)
    let standard = try #require(set["bkn-layanan"])
    let good = request("bkn-layanan", "walkIn") { $0.fields = ["unit": "a"] }
    #expect(try good.standard(in: set) == standard)
    // Monday: the office is open on Mondays and Tuesdays until noon only, in Jayapura.
    let ticket = try issue(good, standard: standard).ticket
    #expect(ticket.number.description == "G-007" && ticket.kind == .question)
    #expect(try ticket.promise?.due == moment("2026-04-13T12:00:00+09:00"))
  }

  @Test("with unknown keys is refused, with the nearest known one")
  func unknownKey() throws {
    let found = try problems { $0 = $0.replacing("\"letter\"", with: "\"leter\"") }
    #expect(found.map(\.pointer) == ["/leter", ""])
    #expect(
      found[0].line(in: .indonesian)
        == "bkn-layanan.json /leter: Kunci \"leter\" tidak dikenal; maksud Anda \"letter\"?")
    #expect(found[1].message.en == "The key \"letter\" is missing; add it.")
  }

  @Test(
    "is refused for what refers to nothing or can't be, at its place",
    arguments: [
      ("\"Asia/Jayapura\"", "\"Asia/Papua\"", "/timeZone", "Asia/Jayapura"),
      ("\"id\": \"umum\"", "\"id\": \"lain\"", "/categories", "\"umum\""),
      ("\"letter\": \"G\"", "\"letter\": \"GG\"", "/letter", "A–Z"),
      ("[\"08:00-12:00\"], \"t", "[\"08:00-12:00\", \"11:00-13:00\"], \"t", "/hours/weekly/monday", "overlap"),
      ("\"monday\": [\"08:00-12:00\"]", "\"monday\": [\"12:00-08:00\"]", "/hours/weekly/monday/0", "07:30-12:00"),
      ("\"monday\"", "\"senin\"", "/hours/weekly/senin", "not known"),
      ("\"from\": \"receipt\"", "\"from\": \"reciept\"", "/promises/0/from", "did you mean \"receipt\""),
      ("\"amount\": 2", "\"amount\": 0", "/promises/0/amount", "whole number from 1"),
      ("\"amount\": 2", "\"amount\": 1.5", "/promises/0/amount", "whole number"),
      ("\"unit\": \"workingDays\", ", "", "/promises/0", "\"unit\" is missing"),
      ("\"from\": \"receipt\"", "\"from\": \"officerSet\"", "/promises/0", "officer states"),
      ("\"from\": \"receipt\"", "\"from\": \"receipt\", \"channels\": [\"web\"]", "/promises", "walkIn"),
      ("\"from\": \"receipt\"", "\"from\": \"receipt\", \"kinds\": [\"fraud\"]", "/promises", "question"),
      ("\"from\": \"receipt\"", "\"from\": \"receipt\", \"hours\": \"consultation\"", "/promises", "consultationHours"),
      ("\"en\": \"Officer\"}", "\"en\": \"Officer\"}, \"promise\": \"anwser\"", "/tiers", "did you mean \"answer\""),
      ("\"channels\": [\"walkIn\"]", "\"channels\": [\"email\"]", "/queueing", "walkIn"),
      ("[\"email\", \"phone\"]", "[\"email\", \"fone\"]", "/channels/walkIn/require/1/1", "phone"),
      ("\"type\": \"select\"", "\"type\": \"text\"", "/channels/walkIn/fields/0", "select"),
      ("\"kinds\": [\"question\"]", "\"kinds\": []", "/kinds", "at least one"),
      ("\"kinds\": [\"question\"]", "\"kinds\": [\"question\", \"question\"]", "/kinds", "2 times"),
      ("\"id\": \"umum\"", "\"id\": \"umum/lain\"", "/categories/0/id", "letters, digits"),
      ("\"name\": \"unit\"", "\"name\": \"unit kerja\"", "/channels/walkIn/fields/0/name", "letters, digits"),
      ("\"free\": true", "\"free\": \"ya\"", "/free", "true or false"),
      ("\"en\": \"Service\"", "\"en\": \" \"", "/title/en", "text"),
      ("\"free\": true", "\"free\": true, \"ours\": [{\"at\": \"/nowhere\", \"why\": \"x\"}]", "/ours/0", "nothing"),
      (
        "\"free\": true", "\"free\": true, \"pending\": {\"promise\": \"a\", \"replaces\": \"answer\"}", "/pending",
        "answer"
      ),
      (
        "\"free\": true",
        "\"free\": true, \"restricted\": {\"kinds\": [\"fraud\"], \"handedTo\": {\"id\": \"x\", \"en\": \"x\"}}",
        "/restricted", "question"
      ),
    ])
  func mistakes(original: String, replacement: String, pointer: String, remedy: String) throws {
    let found = try problems { text in
      #expect(text.contains(original))
      text = text.replacing(original, with: replacement)
    }
    #expect(found.contains { $0.pointer == pointer && $0.message.en.contains(remedy) }, "\(found)")
    #expect(found.allSatisfy { $0.file == "bkn-layanan.json" && !$0.message.id.isEmpty })
  }

  @Test("may not give two sets of hours for one date")
  func overlappingOverrides() throws {
    let override = #"{"name": "Ramadan", "from": "2026-02-19", "to": "2026-03-20", "weekly": {}}"#
    let found = try problems { text in
      text = text.replacing(#"{"weekly": {"m"#, with: #"{"overrides": [OVERRIDE, OVERRIDE], "weekly": {"m"#)
        .replacing("OVERRIDE", with: override)
    }
    #expect(found.map(\.pointer) == ["/hours"])
    #expect(found.first?.message.en.contains("overlap") == true)
  }

  @Test("that shares its letter or id with another is refused, and all files are read before the answer")
  func clashes() throws {
    let twin = Self.seventh.replacing("bkn-layanan", with: "bkn-lain")
    let error = #expect(throws: FileProblems.self) {
      try StandardSet.load(files: [
        ("rusak.json", Array("[]".utf8)), ("bkn-layanan.json", Array(Self.seventh.utf8)),
        ("bkn-lain.json", Array(twin.utf8)), ("bkn-layanan-2.json", Array(Self.seventh.utf8)),
      ])
    }
    let found = try #require(error).all.map { "\($0.file) \($0.pointer)" }
    #expect(
      found == ["rusak.json ", "bkn-lain.json /letter", "bkn-layanan-2.json /id", "bkn-layanan-2.json /letter"])
  }

  @Test("is shown to screens with its channels and demands by name")
  func encoded() throws {
    let json = try JSONEncoder().encode(try standard("kli-prime"))
    let text = try #require(String(data: json, encoding: .utf8))
    #expect(text.contains(#""require":["name","requesterType",["email","phone"]]"#))
    #expect(text.contains(#""timeZone":"Asia\/Jakarta""#))
    #expect(text.contains(#""channels":{"#))
    #expect(text.contains(#""unit":"serviceMinutes""#) && text.contains(#""amount":45"#))
  }
}
