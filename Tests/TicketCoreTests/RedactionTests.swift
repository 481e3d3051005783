import Testing
import TicketCore

@Suite("A past answer helps others without telling whose case it was")
struct RedactionTests {
  @Test(
    "a mark is taken out as a whole, however its letters are written, and is no part of a longer word",
    arguments: [
      ("PU", "Dinas PU dan PUPR", "Dinas … dan PUPR"), ("Dinas PU", "kepada dinas pu.", "kepada …."),
      ("siti@contoh.id", "Kirim ke Siti@Contoh.ID, ya", "Kirim ke …, ya"), ("F-001", "Tiket F-0012", "Tiket F-0012"),
      ("-", "e-katalog – surat-surat", "e-katalog – surat-surat"), ("", "tetap", "tetap"),
    ])
  func marks(mark: String, text: String, left: String) { #expect(Redaction(names: [], marks: [mark])(text) == left) }

  @Test("a person's names go wherever they stand, and the plain word that they also are stays")
  func names() {
    let redaction = Redaction(names: ["Bunga Putri"], marks: [])
    #expect(redaction("Bunga PUTRI: bunga pinjaman untuk putri") == "… …: bunga pinjaman untuk putri")
  }
}
