import Foundation

/// A file that is read piece by piece.
final class PieceReader {
  /// Its length in bytes.
  let size: Int
  /// How many bytes were read.
  private(set) var position = 0
  private let handle: FileHandle

  /// Opens the file.
  /// - Throws: a failure when it can't be read.
  init(_ path: String) throws(CommandFailure) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue,
      let handle = FileHandle(forReadingAtPath: path)
    else {
      throw CommandFailure(
        "\(path) tidak dapat dibaca; periksa nama dan izinnya", "\(path) can't be read; check its name and permissions")
    }
    self.handle = handle
    size = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
  }

  /// The next piece; empty at the end.
  /// - Throws: the file system's error.
  func next() throws -> [UInt8] {
    let piece = [UInt8](try handle.read(upToCount: Self.pieceSize) ?? Data())
    position += piece.count
    return piece
  }

  private static let pieceSize = 1 << 16
}
