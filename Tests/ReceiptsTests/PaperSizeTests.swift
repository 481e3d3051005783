import Foundation
import Receipts
import Testing

@Suite("Profiles and papers")
struct PaperSizeTests {
  private static let stamp = """
    {text:word}
    Perpustakaan KPPN Pelaihari
    -
    Kembali paling lambat
    ^^^"24 DES 2026"
    Nusantara Wijaya Kusuma
    {width:*,12; align:left}
    |Pengantar Ilmu Ekonomi | 2019-004.117
    """

  private func pdf(_ markup: String, profile: PrinterProfile) -> [UInt8] {
    let rendering = Rendering.pdf(profile.paper)
    let page = Document.parse(markup).document.layout(columns: profile.columns, repertoire: rendering.repertoire)
    return rendering.bytes(of: page)
  }

  /// Sizes of the pages in millimetres.
  private func sizes(_ pdf: [UInt8]) throws -> [[Double]] {
    let info = try Tools.run("pdfinfo", ["-f", "1", "-l", "99", "FILE"], on: pdf, suffix: "pdf")
    return info.matches(of: #/size: +([\d.]+) x ([\d.]+) pts/#).map { match in
      [match.1, match.2].map { (Double($0) ?? 0) * 25.4 / 72 }
    }
  }

  /// The words' frames on the pages in millimetres: left, top, right, bottom.
  private func frames(_ pdf: [UInt8]) throws -> [[Double]] {
    let text = try Tools.run("pdftotext", ["-bbox", "FILE", "-"], on: pdf, suffix: "pdf")
    return text.matches(of: #/xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)"/#).map { match in
      [match.1, match.2, match.3, match.4].map { (Double($0) ?? 0) * 25.4 / 72 }
    }
  }

  @Test("every profile is found by its name, and no other")
  func names() {
    #expect(PrinterProfile.names == ["mm58", "mm80", "epson58", "epson80"])
    for name in PrinterProfile.names { #expect(PrinterProfile.named(name)?.name == name) }
    for name in [
      "", "MM80", "mm", "label", "label-62", "label-x29", "label-19x20", "label-62x14", "label-211x50",
      "label-62x298", "label-62x29 ", "label-6e1x29", "label-62.55x29", "label--62x29", "xlabel-62x29",
    ] {
      #expect(PrinterProfile.named(name) == nil, "\(name)")
    }
    #expect(PrinterProfile.named("label-20x15")?.paper == .label(width: 20, height: 15))
    #expect(PrinterProfile.named("label-210x297")?.paper == .label(width: 210, height: 297))
    #expect(PrinterProfile.named("label-101.6x152.4")?.paper == .label(width: 101.6, height: 152.4))
  }

  @Test(
    "each piece of a receipt is one label of exactly its size, and nothing reaches beyond it",
    arguments: ["label-62x29", "label-50x30", "label-20x15", "label-101.6x152.4", "label-210x297"])
  func labels(name: String) throws {
    let profile = try #require(PrinterProfile.named(name))
    let long = Array(repeating: "|\"baris\" yang panjang", count: 60).joined(separator: "\n")
    let pdf = pdf("\(Self.stamp)\n=\n\(long)\n=\n", profile: profile)
    let sizes = try sizes(pdf)
    let (width, height) = (profile.paper.width, try #require(name.split(separator: "x").last.flatMap { Double($0) }))
    #expect(sizes.count == 2)
    for size in sizes { #expect(abs(size[0] - width) < 0.01 && abs(size[1] - height) < 0.01) }
    let frames = try frames(pdf)
    #expect(frames.count > 60)
    for frame in frames { #expect(frame[0] > 1 && frame[1] > 0 && frame[2] < width - 1 && frame[3] < height) }
  }

  @Test("a short label stands in the middle in its full size, with capitals 2 mm high from 47 mm of width on")
  func size() throws {
    for (name, columns) in [("label-47x30", 24), ("label-62x29", 32), ("label-100x50", 48), ("label-30x20", 24)] {
      let profile = try #require(PrinterProfile.named(name))
      #expect(profile.columns == columns)
      let frames = try frames(pdf("MM", profile: profile))
      let frame = try #require(frames.first)
      #expect(abs(frame[0] + frame[2] - profile.paper.width) < 0.01)
      // Two cells are 24 dots wide, a capital 13.5 dots high.
      let capital = (frame[2] - frame[0]) / 24 * 13.5
      #expect(profile.paper.width < 47 || capital >= 1.99, "\(name)")
    }
  }

  @Test("a roll's page is as wide as the roll")
  func rolls() throws {
    for (name, width) in [("mm58", 58.0), ("epson58", 58), ("mm80", 80), ("epson80", 80)] {
      let profile = try #require(PrinterProfile.named(name))
      #expect(try abs(sizes(pdf(Self.stamp, profile: profile))[0][0] - width) < 0.01)
    }
  }
}
