import Foundation
import SQLite
import TicketCore

/// The table `attachments`: which files belong to which ticket. Their content lies in the `AttachmentFolder`.
package enum Attachments {
  /// A file of a ticket.
  package struct Attachment: Sendable, Equatable {
    /// Its name, as it is saved under.
    package let name: String
    /// What it is.
    package let kind: AttachmentKind
    /// SHA-256 of its content, in hexadecimal.
    package let digest: String
  }

  /// Writes a file down as a ticket's, and answers SQL for it as JSON.
  /// - Throws: `DatabaseError`.
  package static func insert(
    id: String, ticket: Ticket, file: AttachedFile, digest: String, by actor: Actor, in entry: Entry
  ) throws -> SQL {
    try entry.transaction.execute(
      """
      INSERT INTO attachments (id, ticket, name, kind, size, sha256, actor, added_at)
      VALUES (
        \(id), \(ticket.id), \(file.name), \(file.kind), \(file.content.count), \(digest), \(actor.name), \(entry.now)
      )
      """)
    try entry.changed(.tickets, ticket.id, restricted: ticket.restricted)
    return "SELECT \(sql: object) FROM attachments WHERE id = \(id)"
  }

  /// How many files a ticket has.
  /// - Throws: `DatabaseError`.
  package static func count(of ticket: String, in reader: some SQLReader) throws -> Int {
    try reader.first("SELECT count(*) FROM attachments WHERE ticket = \(ticket)") { try $0[0] } ?? 0
  }

  /// A ticket's file; nil where there is none, or none that the viewer may see.
  /// - Throws: `DatabaseError`.
  package static func find(
    _ id: String, of ticket: String, for viewer: Viewer, in reader: some SQLReader
  ) throws -> Attachment? {
    try reader.first(
      "SELECT attachments.name, attachments.kind, sha256 FROM attachments JOIN tickets ON tickets.id = ticket"
        + " WHERE attachments.id = \(id) AND ticket = \(ticket)" + Tickets.visible(to: viewer)
    ) { Attachment(name: try $0[0], kind: try $0[1], digest: try $0[2]) }
  }

  /// The digests of all files.
  /// - Throws: `DatabaseError`.
  package static func digests(in connection: Connection) throws -> [String] {
    try connection.query("SELECT DISTINCT sha256 FROM attachments") { try $0[0] }
  }

  /// A file that its ticket's visitor was given with an answer.
  package struct Given: Sendable, Equatable {
    /// The file's id.
    package let id: String
    /// Its name.
    package let name: String
    /// Its size in bytes.
    package let size: Int
  }

  /// The files that a ticket's visitor was given with its answers.
  /// - Throws: `DatabaseError`.
  package static func given(with ticket: String, in reader: some SQLReader) throws -> [Given] {
    try reader.query(
      """
      SELECT id, name, size
      FROM attachments
      WHERE ticket = \(ticket) AND id IN (
        SELECT value
        FROM ticket_events JOIN json_each(body, '$.attachments')
        WHERE ticket_events.ticket = \(ticket) AND ticket_events.type = 'answered'
      )
      """
    ) { Given(id: try $0[0], name: try $0[1], size: try $0[2]) }
  }

  /// The files of the ticket at hand as a JSON list, in the order in which they came.
  static let list: SQL = """
    (
      SELECT json_group_array(json(\(sql: object)))
      FROM (SELECT * FROM attachments WHERE ticket = tickets.id ORDER BY seq)
    )
    """

  private static let object: SQL = """
    json_object(
      'id', id, 'name', name, 'kind', kind, 'size', size, 'actor', actor, 'addedAt', \(sql: rfc3339("added_at"))
    )
    """
}
