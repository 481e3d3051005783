import Calendars
import Testing
import TicketCore

@Suite("Numbers of persons")
struct PersonNumberTests {
  @Test(
    "a NIP is accepted with and without blanks and kept as 18 digits",
    arguments: ["198609262015051001", "19860926 201505 1 001", "19860926.201505.1.001", " 19860926-201505-1-001 "])
  func goodNIP(text: String) throws {
    let nip = try NIP(text)
    #expect(nip.digits == "198609262015051001")
    #expect(!nip.isUnusual)
  }

  @Test(
    "a NIP with a flaw is refused, and the flaw is named",
    arguments: [
      ("19860926201505100", NIP.Flaw.length), ("1986092620150510011", .length), ("19860926201505100A", .length),
      ("", .length), ("198602302015051001", .birthDate), ("198613262015051001", .birthDate),
      ("188609262015051001", .birthDate), ("198609261985051001", .appointment), ("198609261986091001", .appointment),
      ("198609262015053001", .sex), ("198609262015050001", .sex),
    ])
  func badNIP(text: String, flaw: NIP.Flaw) {
    #expect(throws: flaw) { try NIP(text) }
  }

  @Test("a PPPK number with another month part is accepted with a warning")
  func pppk() throws {
    #expect(try NIP("199001012022211005").isUnusual)
    var input = fullInput
    input.nip = "19900101 202221 1 005"
    let (visitor, warnings) = try input.visitor(id: "v")
    #expect(visitor.nip == "199001012022211005")
    #expect(warnings.map(\.pointer) == ["/nip"])
    #expect(warnings.first?.message(in: .english).contains("compare it") == true)
  }

  @Test(
    "a NIK has 16 digits; what can't be real is only unusual",
    arguments: [
      ("1376012609860001", false), ("1376016609860001", false), ("1376012902000001", false), ("1376012902010001", true),
      ("1376013209860001", true), ("1376010013860001", true), ("0976012609860001", true), ("1376012609860000", true),
    ])
  func nik(text: String, unusual: Bool) throws {
    #expect(try #require(NIK(text)).isUnusual == unusual)
  }

  @Test("a NIK of another length is refused", arguments: ["137601260986000", "13760126098600011", "137601260986000x"])
  func badNIK(text: String) {
    #expect(NIK(text) == nil)
  }

  @Test(
    "phone numbers become E.164",
    arguments: [
      ("081234567890", "+6281234567890"), ("6281234567890", "+6281234567890"), ("+6281234567890", "+6281234567890"),
      ("+62 812-3456-7890", "+6281234567890"), ("+62 (0)812 3456 7890", "+6281234567890"),
      ("0062 812 3456 7890", "+6281234567890"), ("(0752) 92317", "+6275292317"), ("021 2993 5577", "+622129935577"),
      ("0857-0629-9434", "+6285706299434"), ("+1 202 555 0143", "+12025550143"), ("+65 6123 4567", "+6561234567"),
    ])
  func phone(text: String, e164: String) {
    #expect(PhoneNumber(text)?.e164 == e164)
  }

  @Test(
    "what is no phone number is refused",
    arguments: [
      "", "0", "8123", "abc", "0812345", "08123456789012345", "+0812345678", "+62", "08123456789a", "٠٨١٢٣٤٥٦٧٨٩٠",
    ])
  func badPhone(text: String) {
    #expect(PhoneNumber(text) == nil)
  }

  @Test(
    "e-mail addresses that mail can reach are accepted",
    arguments: ["a@b.id", "siti.rahma+x@Contoh.GO.id", "o'hara@mail-1.example.com"])
  func email(text: String) throws {
    let address = try #require(EmailAddress(text))
    #expect(address.text.hasSuffix(text.split(separator: "@")[1].lowercased()))
  }

  @Test(
    "what is no e-mail address is refused",
    arguments: [
      "", "a", "@b.id", "a@", "a@b", "a@@b.id", "a b@c.id", ".a@b.id", "a..b@c.id", "a@-b.id", "a@b-.id", "a@b..id",
      "a@1.2.3.4", "a@b.id\nBcc: x@y.id", "a@b.id\0", "<a@b.id>", "a@bücher.id",
      String(repeating: "a", count: 65) + "@b.id",
      "a@" + String(repeating: "b", count: 64) + ".id", "a@" + String(repeating: "b.", count: 130) + "id",
    ])
  func badEmail(text: String) {
    #expect(EmailAddress(text) == nil)
  }

  @Test("identity documents have their own numbers, and are shown masked")
  func identity() throws {
    #expect(try #require(Identity(kind: .ktp, number: "137601 450986 0001")).masked == "************0001")
    #expect(try #require(Identity(kind: .sim, number: "9001-2345-6789")).number == "900123456789")
    #expect(try #require(Identity(kind: .passport, number: "a1234567")).masked == "******67")
    #expect(Identity(kind: .ktp, number: "123") == nil)
    #expect(Identity(kind: .sim, number: "12345") == nil)
    #expect(Identity(kind: .passport, number: "A12345678901") == nil)
    #expect(Identity(kind: .passport, number: "A12/34567") == nil)
    #expect(Identity.mask("12") == "*2")
    #expect(Identity.mask("") == "")
  }
}
