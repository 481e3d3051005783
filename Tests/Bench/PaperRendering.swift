import Foundation
import Receipts

/// From a ticket's markup to the bytes for its printer: how long it takes, and how many bytes there are.
struct PaperRendering {
  /// One way of the ticket out of the house.
  struct Form {
    let name: String
    let rendering: Rendering
    /// What issue 4 allows in milliseconds.
    let milliseconds: Double
    /// What it allows in bytes, where it says so.
    let bytes: Int?
  }

  static let forms = [
    Form(name: "ESC/POS, QR code as a picture", rendering: .escpos(.mm80), milliseconds: 1, bytes: 7 * 1024),
    Form(name: "ESC/POS, QR code by the printer", rendering: .escpos(.epson80), milliseconds: 1, bytes: 1536),
    Form(name: "SVG", rendering: .svg, milliseconds: 1, bytes: nil),
    Form(name: "PDF", rendering: .pdf(.mm80), milliseconds: 5, bytes: nil),
    Form(name: "plain text", rendering: .text, milliseconds: 1, bytes: nil),
  ]

  /// What one form took and gave.
  struct Figures {
    /// Milliseconds of each document, in ascending order.
    let milliseconds: [Double]
    let bytes: Int
  }

  private let markup: String

  /// The consultation ticket with every value that prints a line.
  init() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = root.appending(path: "Templates/tickets/consultation.receipt")
    let template = try Template(String(contentsOf: file, encoding: .utf8))
    let values = try TemplateValue(json: Array(Self.values.utf8))
    markup = try template.fill(values)
  }

  /// Lines of text on the ticket at 48 columns.
  var lines: Int {
    PlainText.render(Document.parse(markup).document.layout(columns: 48)).split(separator: "\n").count
  }

  /// Parses, lays out and renders for so long, a document at a time.
  func figures(of form: Form, seconds: Double) -> Figures {
    var times: [Double] = []
    var bytes = 0
    let end = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < end {
      let start = ContinuousClock.now
      let (document, _) = Document.parse(markup)
      let page = document.layout(columns: 48, repertoire: form.rendering.repertoire)
      bytes = form.rendering.bytes(of: page).count
      times.append((ContinuousClock.now - start) / .milliseconds(1))
    }
    return Figures(milliseconds: times.sorted(), bytes: bytes)
  }

  private static let values = """
    {"office": "KPPN Pelaihari", "provider": "Direktorat Jenderal Perbendaharaan",
     "service": "Layanan Konsultasi Stakeholder", "number": "A-012",
     "issuedAt": "2026-11-23T01:15:00Z", "timeZone": "Asia/Makassar", "ahead": 4,
     "promise": {"minutes": 20, "unstated": false}, "code": "7K3M-9Q2X",
     "link": "https://loket.kppn-pelaihari.go.id/t/7K3M9Q2X",
     "complaintChannels": ["HAI-DJPb 14090", "pengaduan@kemenkeu.example", "www.lapor.go.id"]}
    """
}
