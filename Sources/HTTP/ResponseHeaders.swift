/// The header lines libcups has no field for. They ride behind the value of its Server field, so this is the one place
/// where header text is put together by hand, and nothing from outside goes into it but an attachment's name reduced to
/// safe letters.
///
/// libcups adds `X-Frame-Options: DENY` and a second policy, `frame-ancestors 'none'`, to every response by itself; a
/// browser obeys both policies, and they agree.
enum ResponseHeaders {
  /// The value for the Server field, with the other lines behind it.
  static func serverField(for response: Response, varies: Bool) -> String {
    var lines =
      switch response.cache {
      case .noStore: noStore
      case .revalidate: revalidate
      case .immutable: immutable
      }
    if varies { lines += "\r\nVary: Accept-Encoding" }
    if let name = response.attachment {
      lines += "\r\nContent-Disposition: attachment; filename=\"\(safeFileName(name))\""
    }
    return lines
  }

  private static let noStore = lines(cacheControl: "no-store")
  private static let revalidate = lines(cacheControl: "no-cache")
  private static let immutable = lines(cacheControl: "public, max-age=31536000, immutable")

  private static func lines(cacheControl: String) -> String {
    [
      "Loket",
      "Cache-Control: \(cacheControl)",
      "X-Content-Type-Options: nosniff",
      "Referrer-Policy: same-origin",
      "Content-Security-Policy: default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; "
        + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
      "Cross-Origin-Opener-Policy: same-origin",
      "Cross-Origin-Resource-Policy: same-origin",
      "Permissions-Policy: camera=(self), geolocation=(), microphone=(), payment=(), usb=()",
    ].joined(separator: "\r\n")
  }

  private static func safeFileName(_ name: String) -> String {
    String(decoding: name.utf8.map { $0.isTokenByte ? $0 : UInt8(ascii: "_") }, as: UTF8.self)
  }
}
