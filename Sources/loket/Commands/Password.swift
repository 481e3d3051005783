import Calendars
import Desk
import Foundation

/// Reads a new password: asked for twice at a terminal without showing it, else the first line of standard input.
enum Password {
  static func ask() throws(CommandFailure) -> String {
    let password: String
    if isatty(STDIN_FILENO) == 1 {
      password = prompt(
        "Kata sandi baru (sedikitnya \(Passwords.minimumLength) karakter): ",
        "New password (at least \(Passwords.minimumLength) characters): ")
      guard prompt("Sekali lagi: ", "Once more: ") == password else {
        throw CommandFailure("kedua kata sandi berbeda; ulangi", "the two passwords differ; try again")
      }
    } else {
      password = readLine(strippingNewline: true) ?? ""
    }
    if let complaint = AccountRules.complaint(about: password) { throw CommandFailure(complaint.id, complaint.en) }
    return password
  }

  private static func prompt(_ id: String, _ en: String) -> String {
    guard let typed = getpass(Phrase(id, en)[Terminal.language]) else { return "" }
    return String(cString: typed)
  }
}
