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
    // Asked before the file is written, and again with the act: nothing is kept for nobody.
    guard try ledger.read({ try Tickets.find(ticket, for: caller.viewer, in: $0) }) != nil else {
      throw DeskProblem.notFound
    }
    let attach = Attach(id: id, ticket: ticket, file: file, digest: try keep(file.content), caller: caller)
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

/// A file on its way to a ticket.
private struct Attach: Sendable {
  let id: String
  let ticket: String
  let file: AttachedFile
  /// SHA-256 of the content, which is kept already.
  let digest: String
  let caller: Caller

  /// Writes the file down and answers SQL for it.
  /// - Throws: `DeskProblem`, `InvalidInput`, a database error.
  func perform(in entry: Entry) throws -> SQL {
    guard let ticket = try Tickets.find(ticket, for: caller.viewer, in: entry.transaction)?.ticket else {
      throw DeskProblem.notFound
    }
    guard try Attachments.count(of: ticket.id, in: entry.transaction) < AttachmentInput.most else {
      let (label, most) = (Phrase("Berkas", "File"), AttachmentInput.most)
      let remedy = Phrase("satu tiket menyimpan paling banyak \(most) berkas", "a ticket keeps \(most) files at most")
      throw InvalidInput([Problem("/content", .malformed(label, remedy: remedy))])
    }
    return try Attachments.insert(
      id: id, ticket: ticket, file: file, digest: digest, by: caller.actor, in: entry)
  }
}
