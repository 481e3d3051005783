/// The media types Loket sends, by file name extension and by purpose (IANA media types registry).
package enum ContentType {
  /// JSON (RFC 8259); always UTF-8, so no charset.
  package static let json = "application/json"
  /// A problem document (RFC 9457).
  package static let problem = "application/problem+json"
  /// Plain text in UTF-8.
  package static let text = "text/plain; charset=utf-8"
  /// Server-sent events (WHATWG HTML §9.2).
  package static let eventStream = "text/event-stream"

  private static let byExtension = [
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
    "mjs": "text/javascript; charset=utf-8", "json": json, "svg": "image/svg+xml", "png": "image/png",
    "ico": "image/x-icon", "woff2": "font/woff2", "webmanifest": "application/manifest+json", "txt": text,
    "jpg": "image/jpeg", "webp": "image/webp", "pdf": "application/pdf", "xml": "application/xml",
    "csv": "text/csv; charset=utf-8",
  ]

  /// The media type of a file by its name; bytes nobody interprets when the extension is unknown.
  package static func ofFile(_ name: String) -> String {
    guard let dot = name.lastIndex(of: ".") else { return "application/octet-stream" }
    return byExtension[name[name.index(after: dot)...].lowercased()] ?? "application/octet-stream"
  }

  /// Whether gzip makes a body of this type smaller.
  static func isText(_ type: String) -> Bool {
    type.hasPrefix("text/") || type.hasPrefix(json) || type.hasPrefix("image/svg") || type.hasSuffix("+json")
      || type.hasPrefix("application/xml")
  }

  /// Whether a request body of this type is JSON (parameters after `;` don't matter, RFC 8259 §11), under its own name or
  /// as what another format is written in (RFC 6839 §3.1).
  static func isJSON(_ type: String) -> Bool {
    let essence = type.prefix { $0 != ";" && $0 != " " }.lowercased()
    return essence == json || essence.hasPrefix("application/") && essence.hasSuffix("+json")
  }
}
