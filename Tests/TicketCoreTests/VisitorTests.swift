import Calendars
import Testing
import TicketCore

@Suite("A visitor's answers")
struct VisitorTests {
  @Test("are kept clean and in one written form")
  func clean() throws {
    let visitor = try visitor(
      VisitorInput(
        name: "  Siti\u{0} Rah\u{1B}ma\t", email: " Siti@Contoh.GO.ID ", phone: "0812 3456 7890",
        address: "Jalan Mawar\r\n1\u{7}", organisation: "", nip: "19860926 201505 1 001"))
    #expect(visitor.name == "Siti Rahma")
    #expect(visitor.email == "Siti@contoh.go.id")
    #expect(visitor.phone == "+6281234567890")
    #expect(visitor.address == "Jalan Mawar\n1")
    #expect(visitor.organisation == nil)
    #expect(visitor.nip == "198609262015051001")
  }

  @Test("are refused with all their problems at once, each with place and remedy in both languages")
  func allProblems() throws {
    let input = VisitorInput(
      name: "\u{200B} \u{7}", requesterType: "person", email: "siti", phone: "12",
      address: String(repeating: "a", count: 501),
      nip: "123", identity: .init(kind: "ktp", number: "12"))
    let error = #expect(throws: InvalidInput.self) { try input.visitor(id: "v") }
    let problems = try #require(error).problems
    #expect(
      problems.map(\.pointer)
        == ["/name", "/requesterType", "/email", "/phone", "/address", "/nip", "/identity/number"])
    #expect(problems[2].message(in: .indonesian) == "Alamat surel tidak sesuai; tulis seperti nama@contoh.go.id.")
    #expect(problems[2].message(in: .english) == "E-mail address is not valid; write it like name@example.go.id.")
    #expect(problems[1].message(in: .english).contains("publicBody"))
    #expect(problems[4].message(in: .english) == "Address is too long; shorten it to 500 characters.")
  }

  @Test("never come back in a message")
  func noPersonalData() throws {
    let input = VisitorInput(
      name: "", email: "rahasia@@x", phone: "rahasia", nip: "rahasia",
      identity: .init(kind: "rahasia", number: "rahasia"))
    let error = #expect(throws: InvalidInput.self) { try input.visitor(id: "v") }
    for problem in try #require(error).problems {
      for language in Language.allCases { #expect(!problem.message(in: language).contains("rahasia")) }
      #expect(!"\(problem)".contains("rahasia"))
    }
  }

  @Test("name the missing half of an identity document")
  func halfIdentity() throws {
    for (identity, pointer) in [
      (VisitorInput.IdentityInput(kind: "sim"), "/identity/number"), (.init(number: "900123456789"), "/identity/kind"),
    ] {
      let error = #expect(throws: InvalidInput.self) {
        try VisitorInput(name: "A", identity: identity).visitor(id: "v")
      }
      #expect(error?.problems.map(\.pointer) == [pointer])
    }
    #expect(try visitor(VisitorInput(name: "A", identity: .init(kind: "", number: " "))).identity == nil)
  }

  @Test("with a doubtful NIK are accepted with a warning")
  func doubtfulNIK() throws {
    let (_, warnings) = try VisitorInput(name: "A", identity: .init(kind: "ktp", number: "1376013209860001")).visitor(
      id: "v")
    #expect(warnings.map(\.pointer) == ["/identity/number"])
  }

  @Test(
    "lose what could change a layout, a log or a printer, and nothing else",
    arguments: [
      ("a\u{1B}@b", "a@b"), ("x\u{202E}gpj", "xgpj"), ("a\u{0}b", "ab"), ("line\nbreak", "line break"),
      ("e\u{301}", "\u{E9}"), ("  Ny. Ñandú  ", "Ny. Ñandú"), ("\u{FEFF}A\u{85}B", "AB"), ("شكرا", "شكرا"), ("👩‍👧", "👩‍👧"),
      ("a\r\nb", "a b"), ("\r\n", ""),
    ])
  func oneLine(input: String, expected: String) {
    #expect(Array(CleanText.clean(input).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test("keep their line breaks where several lines are meant")
  func multiline() {
    #expect(CleanText.clean("a\r\nb\rc\u{2028}d\n\ne\n", multiline: true) == "a\nb\nc\nd\n\ne")
  }
}
