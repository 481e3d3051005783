import HTTP

/// Requests whose body is no JSON value.
enum HTTPRequest {
  static func put(_ path: String, body: [UInt8], cookies: String) -> Request {
    Request(
      method: .put, path: path, segments: path.split(separator: "/").map(String.init), body: body,
      contentType: "application/json", cookies: cookies)
  }
}
