/// A PDF file (ISO 32000-1): catalog, pages, two standard fonts, and for each page its content. It carries no date,
/// no id and no author.
struct PDFWriter {
  private var bytes = Array("%PDF-1.4\n%\u{E2}\u{E3}\u{CF}\u{D3}\n".utf8)
  private var offsets: [Int: Int] = [:]
  private var pages: [Int] = []
  private static let (catalog, pageTree, regular, bold, firstFree) = (1, 2, 3, 4, 5)

  init() {
    addFont(Self.regular, "Courier")
    addFont(Self.bold, "Courier-Bold")
  }

  mutating func addPage(width: Double, height: Double, content: [UInt8]) {
    let page = Self.firstFree + 2 * pages.count
    let box = "[0 0 \(Self.number(width)) \(Self.number(height))]"
    pages.append(page)
    add(
      page,
      """
      << /Type /Page /Parent \(Self.pageTree) 0 R /MediaBox \(box) /Contents \(page + 1) 0 R \
      /Resources << /Font << /R \(Self.regular) 0 R /B \(Self.bold) 0 R >> >> >>
      """)
    begin(page + 1)
    write("<< /Length \(content.count) >>\nstream\n")
    bytes += content
    write("\nendstream\nendobj\n")
  }

  consuming func finished() -> [UInt8] {
    let kids = pages.map { "\($0) 0 R" }.joined(separator: " ")
    add(Self.pageTree, "<< /Type /Pages /Kids [\(kids)] /Count \(pages.count) >>")
    add(Self.catalog, "<< /Type /Catalog /Pages \(Self.pageTree) 0 R /Lang (id) >>")
    let start = bytes.count
    let size = offsets.count + 1
    write("xref\n0 \(size)\n0000000000 65535 f \n")
    for number in 1..<size {
      let offset = String(offsets[number] ?? 0)
      write(String(repeating: "0", count: max(0, 10 - offset.count)) + offset + " 00000 n \n")
    }
    write("trailer\n<< /Size \(size) /Root \(Self.catalog) 0 R >>\nstartxref\n\(start)\n%%EOF\n")
    return bytes
  }

  /// A number with at most four decimals, the same on every machine.
  static func number(_ value: Double) -> String {
    let scaled = Int((value * 10_000).rounded())
    let (whole, part) = abs(scaled).quotientAndRemainder(dividingBy: 10_000)
    let sign = scaled < 0 ? "-" : ""
    guard part > 0 else { return "\(sign)\(whole)" }
    let digits = String(part)
    return "\(sign)\(whole)." + String(repeating: "0", count: 4 - digits.count) + digits
  }

  private mutating func addFont(_ number: Int, _ name: String) {
    add(number, "<< /Type /Font /Subtype /Type1 /BaseFont /\(name) /Encoding /WinAnsiEncoding >>")
  }

  private mutating func add(_ number: Int, _ body: String) {
    begin(number)
    write("\(body)\nendobj\n")
  }

  private mutating func begin(_ number: Int) {
    offsets[number] = bytes.count
    write("\(number) 0 obj\n")
  }

  private mutating func write(_ text: String) {
    bytes += text.utf8
  }
}
