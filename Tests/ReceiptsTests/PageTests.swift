import Foundation
import Receipts
import Testing

/// Every template's first sample in every form at both widths of paper, as it was last found good.
///
/// `LOKET_GOLDEN=write swift test --filter PageTests` writes them anew. SVG at 48 columns is the picture that
/// Templates/README.md shows.
@Suite("Golden pages")
struct PageTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Pages")
  private static let isWriting = ProcessInfo.processInfo.environment["LOKET_GOLDEN"] == "write"

  private func renderings(_ columns: Int) -> [(ending: String, rendering: Rendering)] {
    let isNarrow = columns == 32
    return [
      ("txt", .text), ("svg", .svg), ("pdf", .pdf(isNarrow ? .mm58 : .mm80)),
      ("escpos", .escpos(isNarrow ? .mm58 : .mm80)),
    ]
  }

  private func file(_ name: String, _ columns: Int, _ ending: String) -> URL {
    ending == "svg" && columns == 48
      ? ShippedTemplates.root.appending(path: "pictures/\(name).svg")
      : Self.folder.appending(path: "\(name)-\(columns).\(ending)")
  }

  @Test("are what each template prints, byte for byte", arguments: ShippedTemplates.names, [32, 48])
  func page(name: String, columns: Int) throws {
    let set = try ShippedTemplates.set()
    let sample = try #require(set.samples(of: name).first)
    let receipt = try set.receipt(name, values: sample.values)
    for (ending, rendering) in renderings(columns) {
      let file = file(name, columns, ending)
      let bytes = Data(receipt.render(as: rendering, columns: columns))
      if Self.isWriting {
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try bytes.write(to: file)
        continue
      }
      let golden = try #require(FileManager.default.contents(atPath: file.path), "\(file.path) is not there")
      guard bytes != golden else { continue }
      let (new, old) = (lines(bytes), lines(golden))
      let line = zip(new, old).prefix { $0 == $1 }.count
      Issue.record(
        "\(file.path):\(line + 1): now \(line < new.count ? new[line] : "ends"), was \(line < old.count ? old[line] : "ends")"
      )
    }
  }

  /// Lines for people: bytes out of ASCII as they are in Latin 1.
  private func lines(_ bytes: Data) -> [String] {
    bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
      String(String.UnicodeScalarView(line.map { Unicode.Scalar($0) })).debugDescription
    }
  }

  @Test("are shown in the README with each of the template's values", arguments: ShippedTemplates.names)
  func readme(name: String) throws {
    let readme = try String(contentsOf: ShippedTemplates.root.appending(path: "README.md"), encoding: .utf8)
    let section = try #require(readme.components(separatedBy: "\n### ").first { $0.hasPrefix(name + "\n") })
    #expect(section.contains("<img src=\"pictures/\(name).svg\""))
    for sample in try ShippedTemplates.set().samples(of: name) {
      for key in sample.values.keys { #expect(section.contains("`\(key)`"), "\(key)") }
    }
  }

  @Test("are there for nothing else")
  func strays() throws {
    let known = Set(
      ShippedTemplates.names.flatMap { name in
        [32, 48].flatMap { columns in renderings(columns).map { file(name, columns, $0.ending).path } }
      })
    for folder in [Self.folder, ShippedTemplates.root.appending(path: "pictures")] {
      for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) where path.contains(".") {
        #expect(known.contains(folder.appending(path: path).path), "\(path)")
      }
    }
  }
}

extension TemplateValue {
  /// The names of all members, also of the objects inside.
  fileprivate var keys: Set<String> {
    switch self {
    case .object(let members): members.reduce(into: Set(members.keys)) { $0.formUnion($1.value.keys) }
    case .list(let items): items.reduce(into: []) { $0.formUnion($1.keys) }
    case .text, .number, .bool, .null: []
    }
  }
}
