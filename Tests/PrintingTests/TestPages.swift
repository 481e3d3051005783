/// Documents small enough to read here.
enum TestPages {
  /// A PDF of one blank page of this size in points, with an exact cross-reference table.
  static func pdf(width: Int, height: Int) -> [UInt8] {
    let objects = [
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 \(width) \(height)] /Contents 4 0 R >>",
      "<< /Length 27 >>\nstream\n20 20 40 40 re f 0 0 m 1 1 l\nendstream",
    ]
    var text = "%PDF-1.4\n"
    var offsets: [Int] = []
    for (index, object) in objects.enumerated() {
      offsets.append(text.utf8.count)
      text += "\(index + 1) 0 obj\n\(object)\nendobj\n"
    }
    let table = offsets.map { offset in
      let digits = String(offset)
      return String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
    }
    let start = text.utf8.count
    text += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n" + table.joined()
    text += "trailer\n<< /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(start)\n%%EOF\n"
    return Array(text.utf8)
  }

  /// Every byte value, several times over: nothing on the way may change one.
  static let escpos: [UInt8] = [0x1B, 0x40] + (0..<20).flatMap { _ in Array(UInt8.min...UInt8.max) }

  /// The first page's width and height in points, by the plain `/MediaBox`; nil when there is none.
  static func size(ofPDF bytes: [UInt8]) -> (width: Double, height: Double)? {
    let text = String(decoding: bytes, as: UTF8.self)
    guard let box = text.firstMatch(of: /\/MediaBox\s*\[\s*0 0 ([0-9.]+) ([0-9.]+)/),
      let width = Double(box.1), let height = Double(box.2)
    else { return nil }
    return (width, height)
  }
}
