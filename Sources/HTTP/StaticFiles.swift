import CCUPS  // for the C types Swift attributes to the first module whose headers name them
import Foundation
import Synchronization

/// Serves the files of one folder, and nothing else: no dotfile, no folder listing, no way out by `..` or by a symbolic
/// link. A file is read once and kept until its identity, size or time changes.
package final class StaticFiles: Sendable {
  private struct Stamp: Equatable {
    let device: UInt
    let inode: UInt
    let size: Int
    let seconds: Int
    let nanoseconds: Int
  }

  private struct Kept {
    let stamp: Stamp
    let body: [UInt8]
  }

  private static let biggest = 16 << 20

  private let root: String
  private let kept = Mutex<[String: Kept]>([:])

  /// - Parameter root: the folder; an unreadable one just has no files.
  package init(root: String) {
    self.root = Self.realPath(root) ?? root
  }

  /// The file a GET or HEAD asks for, or 304 when the client's copy is as new; nil when there is none to be had.
  package func response(for request: Request) -> Response? {
    guard request.method == .get || request.method == .head else { return nil }
    return response(for: request.segments, ifModifiedSince: request.ifModifiedSince)
  }

  /// The file under these path segments; a folder answers with its `index.html`.
  package func response(for segments: [String], ifModifiedSince: Date? = nil) -> Response? {
    guard segments.allSatisfy(Self.isSafe) else { return nil }
    var path = ([root] + segments).joined(separator: "/")
    var info = stat()
    guard stat(path, &info) == 0 else { return nil }
    if info.st_mode & S_IFMT == S_IFDIR {
      path += "/index.html"
      guard stat(path, &info) == 0 else { return nil }
    }
    guard info.st_mode & S_IFMT == S_IFREG, info.st_size <= Self.biggest else { return nil }
    let modified = Date(timeIntervalSince1970: TimeInterval(info.st_mtim.tv_sec))
    guard let body = body(at: path, Self.stamp(info)) else { return nil }
    if let ifModifiedSince, modified <= ifModifiedSince { return .notModified(since: modified) }
    return Response(
      status: 200, body: body, contentType: ContentType.ofFile(path), lastModified: modified, cache: .revalidate)
  }

  private func body(at path: String, _ stamp: Stamp) -> [UInt8]? {
    if let kept = kept.withLock({ $0[path] }), kept.stamp == stamp { return kept.body }
    guard let real = Self.realPath(path), real.hasPrefix(root + "/"),
      let data = FileManager.default.contents(atPath: real)
    else { return nil }
    let body = [UInt8](data)
    if body.count == stamp.size { kept.withLock { $0[path] = Kept(stamp: stamp, body: body) } }
    return body
  }

  private static func isSafe(_ segment: String) -> Bool {
    !segment.isEmpty && !segment.hasPrefix(".") && !segment.utf8.contains { $0 == UInt8(ascii: "/") || $0 == 0 }
  }

  private static func stamp(_ info: stat) -> Stamp {
    Stamp(
      device: UInt(info.st_dev), inode: UInt(info.st_ino), size: Int(info.st_size), seconds: info.st_mtim.tv_sec,
      nanoseconds: info.st_mtim.tv_nsec)
  }

  private static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
