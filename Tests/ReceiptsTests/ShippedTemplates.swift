import Foundation
import Receipts

/// The templates as they are shipped, with their samples.
enum ShippedTemplates {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Templates")

  /// All of them, found by what lies in the folder.
  static let names: [String] = paths(ending: ".receipt").map { String($0.dropLast(".receipt".count)) }

  static func set(own: [TemplateSet.File] = []) throws -> TemplateSet {
    let files: [TemplateSet.File] = (paths(ending: ".receipt") + paths(ending: ".json")).map { path in
      (path, FileManager.default.contents(atPath: root.appending(path: path).path).map { [UInt8]($0) })
    }
    return try TemplateSet(shipped: files, own: own)
  }

  private static func paths(ending: String) -> [String] {
    ((try? FileManager.default.subpathsOfDirectory(atPath: root.path)) ?? []).filter { $0.hasSuffix(ending) }.sorted()
  }
}
