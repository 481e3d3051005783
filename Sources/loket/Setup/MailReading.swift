import Calendars
import TicketCore

extension Config {
  /// How mail goes out.
  struct MailEntry: Equatable {
    /// The executable and its arguments, exactly as they are run.
    let command: [String]
    /// Who sends it.
    let from: EmailAddress
    /// Where an answer goes; nil = to the sender.
    let replyTo: EmailAddress?
  }
}

extension Config.MailEntry {
  init?(reading node: FileNode) {
    guard let object = node.object(["command", "from", "replyTo"]) else { return nil }
    let from = object.required("from")?.emailAddress()
    let replyTo = object["replyTo"].flatMap { $0.emailAddress() }
    let given = object["command"].map { $0.mailCommand() }
    guard let from, let command = given ?? Self.usual(from) else { return nil }
    self.init(command: command, from: from, replyTo: replyTo)
  }

  /// What every mail system of Debian's has. It is told who sends, since what can't be delivered goes back there.
  private static func usual(_ from: EmailAddress) -> [String]? { ["/usr/sbin/sendmail", "-t", "-i", "-f", from.text] }
}

extension FileNode {
  fileprivate func emailAddress() -> EmailAddress? {
    guard let text = string() else { return nil }
    if let address = EmailAddress(text) { return address }
    note(
      Phrase(
        "Tulis satu alamat surel saja, seperti perpustakaan@kantor.go.id.",
        "Write one e-mail address and nothing else, such as library@office.go.id."))
    return nil
  }

  fileprivate func mailCommand() -> [String]? {
    guard let words = list({ $0.string() }) else { return nil }
    if words.first?.hasPrefix("/") == true { return words }
    note(
      Phrase(
        "Tulis perintah dengan alamat lengkapnya, lalu argumennya satu per satu, seperti [\"/usr/bin/msmtp\", \"-t\"].",
        "Write the command by its whole path, then its arguments one by one, such as [\"/usr/bin/msmtp\", \"-t\"]."))
    return nil
  }
}
