import Calendars
import Foundation
import TicketCore

/// Whether the config's mail command can be run.
struct MailCheck {
  let entry: Config.MailEntry

  var finding: Finding {
    let (part, path) = (Phrase("Surat", "Mail"), entry.command.first ?? "")
    guard FileManager.default.isExecutableFile(atPath: path) else {
      return Finding(
        .trouble, part,
        Phrase(
          "\(path) tidak ada atau tidak dapat dijalankan; pasang msmtp-mta, atau sebut perintah lain di mail.command",
          "\(path) is not there or can't be run; install msmtp-mta, or name another command in mail.command"))
    }
    return Finding(
      .well, part,
      Phrase("\(path), sebagai \(entry.from.text)", "\(path), as \(entry.from.text)"))
  }
}
