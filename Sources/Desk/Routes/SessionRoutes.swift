import Calendars
import HTTP
import TicketCore

extension Desk {
  /// `POST /api/session`: sign in.
  func signIn(_ call: Call) throws -> Response {
    let credentials = try JSON.decode(Credentials.self, from: call.request.body)
    let device = CleanText.clean(credentials.device ?? call.request.remoteAddress)
    let (token, caller) = try access.signIn(
      username: credentials.username, password: credentials.password, device: String(device.prefix(60)))
    var response = Response.json(200, JSON.encode(SessionAnswer(caller, self)))
    response.cookie = SetCookie(name: Access.cookie, value: token, maxAge: Access.lifetime(of: caller.role))
    return response
  }

  /// `GET /api/session`: who am I?
  func whoAmI(_ call: Call) throws -> Response {
    .json(200, JSON.encode(SessionAnswer(try call.signedIn(), self)))
  }

  /// `DELETE /api/session`: sign out.
  func signOut(_ call: Call) throws -> Response {
    try access.signOut(call.request)
    var response = Response.noContent
    response.cookie = SetCookie(name: Access.cookie, value: "", maxAge: 0)
    return response
  }
}

private struct Credentials: Decodable {
  let username: String
  let password: String
  let device: String?
}

private struct SessionAnswer: Encodable {
  struct OfficeAnswer: Encodable {
    let id: String
    let name: String
    let timeZone: String
    /// Whether one of its services is a library's.
    let library: Bool
  }

  let username: String
  let name: String
  let role: Role
  let device: String
  let office: OfficeAnswer
  let demo: Bool

  init(_ caller: Caller, _ desk: Desk) {
    username = caller.username
    name = caller.name
    role = caller.role
    device = caller.device
    let office = desk.office
    self.office = OfficeAnswer(
      id: office.id, name: office.name, timeZone: office.zone.identifier, library: desk.library.standard != nil)
    demo = desk.access.isDemo
  }
}
