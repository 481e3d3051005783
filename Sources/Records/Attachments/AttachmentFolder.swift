import Foundation
import SQLite

/// The folder of attached files: each is named by the SHA-256 of its content, so that none is ever written over, and the
/// same file is kept once. It lies in the data folder, where no web server looks.
package struct AttachmentFolder: Sendable {
  private let path: String

  /// A folder; made with the first file.
  package init(path: String) { self.path = path }

  /// Writes a file so that a power cut leaves it whole or not at all, and answers the digest that it is found by.
  /// - Throws: what the file system says.
  package func keep(_ content: [UInt8]) throws -> String {
    let digest = Digest.sha256(content)
    guard !FileManager.default.fileExists(atPath: place(of: digest)) else { return digest }
    try makeFolder(of: digest)
    let draft = place(of: digest) + "." + UUID().uuidString
    do {
      let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
      guard FileManager.default.createFile(atPath: draft, contents: Data(content), attributes: attributes) else {
        throw CocoaError(.fileWriteUnknown)
      }
      // Whoever came with the same file meanwhile wrote the same bytes.
      try Files.publish(draft, as: place(of: digest))
    } catch {
      try? FileManager.default.removeItem(atPath: draft)
      throw error
    }
    return digest
  }

  private func makeFolder(of digest: String) throws {
    let folder = folder(of: digest)
    guard !FileManager.default.fileExists(atPath: folder) else { return }
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    // A folder is on disk only with the one that it lies in.
    for outer in [path, URL(filePath: path).deletingLastPathComponent().path] { try Files.synchronise(outer) }
  }

  /// The content of a file; nil where it is gone.
  package func content(of digest: String) -> [UInt8]? {
    FileManager.default.contents(atPath: place(of: digest)).map { [UInt8]($0) }
  }

  /// Copies files into another folder, each checked against its digest; what is whole there already stays.
  ///
  /// - Returns: how many are whole in neither folder.
  /// - Throws: what the file system says.
  package func copy(_ digests: [String], to other: AttachmentFolder) throws -> Int {
    var missing = 0
    for digest in digests where other.whole(digest) == nil {
      guard let content = whole(digest) else {
        missing += 1
        continue
      }
      // One that is damaged there would be taken for the file.
      try? FileManager.default.removeItem(atPath: other.place(of: digest))
      _ = try other.keep(content)
    }
    return missing
  }

  /// The content of a file, where it is what its name says.
  private func whole(_ digest: String) -> [UInt8]? {
    content(of: digest).flatMap { Digest.sha256($0) == digest ? $0 : nil }
  }

  // Folders of some hundred files each.
  private func folder(of digest: String) -> String { "\(path)/\(digest.prefix(2))" }
  private func place(of digest: String) -> String { "\(folder(of: digest))/\(digest)" }
}
