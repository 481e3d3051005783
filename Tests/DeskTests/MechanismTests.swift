import Calendars
import Testing
import TicketCore

@testable import Desk

@Suite("What a published standard says of the way of a request") struct MechanismTests {
  private func sentences(_ id: String) throws -> [String] {
    let standards = try StandardSet.load(files: try TestDesk.files("Kiosk/standards"))
    return Mechanism(try #require(standards[id])).sentences.map(\.id)
  }

  @Test(
    "each rule that a standard has is a sentence, with its own numbers",
    arguments: [
      (
        "lpdp-bantuan", ["arahan pimpinan", "14 hari kerja", "3 hari kalender", "1 hari sebelumnya", "7 hari kalender"]
      ),
      ("kli-prime", ["ringkasan percakapan", "diserahkan langsung", "pertanyaan, keluhan, insiden"]),
      ("kppn-konsultasi", ["sekurangnya 1 kali setiap hari kerja"]),
      ("lpse-pengaduan", ["dikoordinasikan dengan Kepala LPSE", "LPSE Support"]),
      ("lkpp-konsultasi", ["Kepala LKPP, Deputi atau Direktur", "Koordinator → Direktur", "sejak diterima Staf"]),
    ])
  func rules(id: String, words: [String]) throws {
    let said = try sentences(id).joined(separator: "\n").lowercased()
    for word in words { #expect(said.contains(word.lowercased()), "\(word) in \(said)") }
  }

  @Test("a standard without such rules says nothing of them")
  func none() throws {
    #expect(try sentences("kli-sirkulasi").isEmpty)
    #expect(try !sentences("lkpp-konsultasi").contains { $0.contains("dengan sendirinya") })
  }
}
