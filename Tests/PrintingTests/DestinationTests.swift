import Calendars
import Printing
import Testing

@Suite("A printer's destination in the config")
struct DestinationTests {
  @Test(
    "is a queue, an address of its own or the screen, and is written back as it means",
    arguments: [
      ("thermal", "thermal"), ("Antrean_2.a-b", "Antrean_2.a-b"), ("preview:", "preview:"),
      ("socket://192.168.1.50", "socket://192.168.1.50"), ("socket://192.168.1.50:9100/", "socket://192.168.1.50"),
      ("SOCKET://kasir.kantor:9101", "socket://kasir.kantor:9101"),
      ("socket://[fe80::1]:9101", "socket://[fe80::1]:9101"),
      ("ipp://192.168.1.9/ipp/print", "ipp://192.168.1.9/ipp/print"),
      ("ipps://laser.local:8631/ipp/print", "ipps://laser.local:8631/ipp/print"),
    ])
  func understood(text: String, written: String) throws {
    let destination = try Destination(text)
    #expect(destination.text == written)
    #expect(try Destination(written) == destination)
  }

  @Test("each leads to the device of its kind, under the name that the config gives it")
  func devices() throws {
    func device(_ text: String) throws -> any PrintDevice { try Destination(text).device(named: "meja") }
    #expect(try device("thermal") is CUPSQueue)
    #expect(try device("preview:") is PreviewPrinter)
    #expect(try device("socket://kasir") is SocketPrinter)
    #expect(try device("ipp://laser/ipp/print") is IPPPrinter)
    #expect(try device("ipp://laser/ipp/print").name == "meja")
    #expect(try Destination("socket://[::1]") == .socket(host: "::1", port: 9100))
  }

  @Test(
    "is refused with the remedy where it means nothing",
    arguments: [
      ("", "antrean CUPS"), ("dua kata", "antrean CUPS"), ("a/b", "antrean CUPS"), ("usb://Uji/POS", "lpadmin"),
      ("http://kasir", "lpadmin"), ("preview:x", "lpadmin"), ("socket://", "socket://192.168.1.50"),
      ("socket://kasir/antrean", "socket://ALAMAT"), ("socket://kasir:0", "socket://192.168.1.50"),
      ("socket://kasir:99999", "socket://192.168.1.50"), ("ipp://budi:rahasia@laser/ipp", "kata sandi"),
    ])
  func refused(text: String, remedy: String) {
    let misread = #expect(throws: Destination.Misread.self) { try Destination(text) }
    #expect(misread?.message.id.contains(remedy) == true, "\(misread?.message.id ?? "")")
  }
}
