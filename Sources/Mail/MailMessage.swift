import Calendars
import Foundation
import TicketCore

/// A message as the mail system takes it: header, a plain text, and the same as HTML (RFC 5322, RFC 2046 §5.1.4). Its lines
/// end in LF, as every `sendmail` wants them.
struct MailMessage {
  /// The mail's id; the message has the same name on every attempt, so that its reader's mail program can drop a second.
  let id: String
  /// When the mail was written down.
  let date: Date
  /// The zone in which the date is given.
  let zone: OfficeZone
  /// Who sends it, as people read it.
  let sender: String
  /// Who sends it.
  let from: EmailAddress
  /// Where an answer goes; nil = to the sender.
  let replyTo: EmailAddress?
  /// Whom it goes to.
  let to: EmailAddress
  /// What it says.
  let text: MailText

  /// The whole message.
  var bytes: [UInt8] {
    let boundary = "loket-" + id
    var lines = [
      "Message-ID: <\(id)@\(from.host)>",
      "Date: " + date.formatted(Self.rfc5322(zone)),
      "From: " + HeaderText.phrase(sender, after: "From") + "\n <\(from.text)>",
      "To: <\(to.text)>",
    ]
    if let replyTo { lines.append("Reply-To: <\(replyTo.text)>") }
    lines += [
      "Subject: " + HeaderText.unstructured(text.subject, after: "Subject"),
      "Auto-Submitted: auto-generated",
      "Content-Language: id",
      "MIME-Version: 1.0",
      "Content-Type: multipart/alternative;\n boundary=\"\(boundary)\"",
      "",
    ]
    for (type, body) in [("plain", text.plain), ("html", text.html)] {
      lines += [
        "--" + boundary, "Content-Type: text/\(type); charset=utf-8", "Content-Transfer-Encoding: quoted-printable", "",
        QuotedPrintable.encode(body),
      ]
    }
    lines += ["--" + boundary + "--", ""]
    return Array(lines.joined(separator: "\n").utf8)
  }

  private static func rfc5322(_ zone: OfficeZone) -> Date.VerbatimFormatStyle {
    Date.VerbatimFormatStyle(
      format: """
        \(weekday: .abbreviated), \(day: .twoDigits) \(month: .abbreviated) \(year: .defaultDigits) \
        \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\(minute: .twoDigits):\
        \(second: .twoDigits) \(timeZone: .iso8601(.short))
        """, locale: Locale(identifier: "en_US_POSIX"), timeZone: zone.timeZone,
      calendar: Calendar(identifier: .gregorian))
  }
}

extension EmailAddress {
  /// What stands after the @.
  var host: Substring { text.split(separator: "@").last ?? "" }
}
