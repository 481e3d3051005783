import Calendars
import Foundation
import HTTP
import Records
import SQLite
import TicketCore

extension Desk {
  /// The requests whose bodies carry a file, in base64 and with its name.
  package static let uploads = ListenerConfiguration.Uploads(
    segment: "attachments", limit: AttachmentInput.largest / 3 * 4 + 4096)

  /// `PUT /api/tickets/{id}/attachments/{attachment}`: keeps a file with a ticket.
  func putAttachment(_ call: Call) throws -> Response {
    let (ticket, id, caller) = (try call.id("id"), try call.id("attachment"), try call.signedIn())
    let file = try JSON.decode(AttachmentInput.self, from: call.request.body).checked()
    let room = AttachmentRoom(id: id, ticket: ticket, caller: caller)
    // Asked before the file is written, and again with the act: nothing is kept for nobody.
    _ = try ledger.read { try room.ticket(in: $0) }
    let attach = Attach(room: room, file: file, digest: try keep(file.content))
    let act = Act(id: id, actor: caller.username, request: call.digest)
    return .act(try act.perform(in: ledger) { try attach.perform(in: $0) })
  }

  /// `GET /api/tickets/{id}/attachments/{attachment}`: the file, to be saved and never shown.
  func getAttachment(_ call: Call) throws -> Response {
    let (ticket, id, viewer) = (try call.id("id"), try call.id("attachment"), try call.signedIn().viewer)
    return try download(try ledger.read { try Attachments.find(id, of: ticket, for: viewer, in: $0) })
  }

  /// A file to be saved.
  /// - Throws: that there is none.
  func download(_ found: Attachments.Attachment?) throws -> Response {
    guard let found, let content = attachments.content(of: found.digest) else { throw DeskProblem.notFound }
    return Response(status: 200, body: content, contentType: found.kind.mediaType, attachment: found.name)
  }

  private func keep(_ content: [UInt8]) throws -> String {
    do {
      return try attachments.keep(content)
    } catch {
      log("attachments: \((error as NSError).domain) \((error as NSError).code)")
      throw DeskProblem.unavailable
    }
  }
}

/// A ticket as the place for one file more.
private struct AttachmentRoom: Sendable {
  /// The file's id.
  let id: String
  let ticket: String
  let caller: Caller

  /// The ticket, where it is there for the caller and has room for the file, or has the file already.
  /// - Throws: `DeskProblem`, `InvalidInput`, a database error.
  func ticket(in reader: some SQLReader) throws -> Ticket {
    guard let found = try Tickets.find(ticket, for: caller.viewer, in: reader)?.ticket else {
      throw DeskProblem.notFound
    }
    if try Attachments.count(of: ticket, in: reader) < AttachmentInput.most { return found }
    guard try Attachments.find(id, of: ticket, for: caller.viewer, in: reader) == nil else { return found }
    let (label, most) = (Phrase("Berkas", "File"), AttachmentInput.most)
    let remedy = Phrase("satu tiket menyimpan paling banyak \(most) berkas", "a ticket keeps \(most) files at most")
    throw InvalidInput([Problem("/content", .malformed(label, remedy: remedy))])
  }
}

/// A file on its way to a ticket.
private struct Attach: Sendable {
  let room: AttachmentRoom
  let file: AttachedFile
  /// SHA-256 of the content, which is kept already.
  let digest: String

  /// Writes the file down and answers SQL for it.
  /// - Throws: `DeskProblem`, `InvalidInput`, a database error.
  func perform(in entry: Entry) throws -> SQL {
    try Attachments.insert(
      id: room.id, ticket: try room.ticket(in: entry.transaction), file: file, digest: digest, by: room.caller.actor,
      in: entry)
  }
}
