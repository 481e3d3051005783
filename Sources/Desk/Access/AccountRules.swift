import Calendars
import TicketCore

/// What an account may be called and how its password must be, wherever accounts are made.
package enum AccountRules {
  /// What a username is made of.
  package static let usernameRule = Phrase(
    "Nama pengguna: 2–32 huruf kecil, angka, titik, tanda hubung atau garis bawah, diawali huruf.",
    "A user name has 2–32 lower-case letters, digits, dots, hyphens or underscores, a letter first.")

  /// How long the name that colleagues read may be.
  package static let nameLimit = 100
  /// What such a name is made of.
  package static let nameRule = Phrase(
    "Isi nama yang dibaca rekan, paling banyak \(nameLimit) karakter.",
    "Give the name that colleagues read, \(nameLimit) characters at most.")

  /// Which accounts can have cases, and so categories of authority.
  package static let caseRule = Phrase(
    "Hanya akun yang menangani kasus: petugas, pustakawan, kepala seksi, administrator.",
    "Only for accounts that work on cases: service officers, librarians, section heads, administrators.")

  /// Whether an account of this role can have cases.
  package static func canHaveCases(_ role: Role) -> Bool { Permissions.officers.contains(role) }

  /// The username as it is kept, in lower case; nil for what can be none.
  package static func username(_ typed: String) -> String? {
    let name = typed.lowercased()
    let isPlain = name.utf8.allSatisfy { isLetter($0) || isDigit($0) || ".-_".utf8.contains($0) }
    guard isPlain, (2...32).contains(name.utf8.count), name.utf8.first.map(isLetter) == true else { return nil }
    return name
  }

  /// What is wrong with a new password; nil for nothing.
  package static func complaint(about password: String) -> Phrase? {
    if password.count < Passwords.minimumLength {
      return Phrase(
        "Kata sandi terlalu pendek; pakai sedikitnya \(Passwords.minimumLength) karakter.",
        "The password is too short; use at least \(Passwords.minimumLength) characters.")
    }
    guard password.utf8.count > Passwords.maximumBytes || password.utf8.contains(0) else { return nil }
    return Phrase(
      "Kata sandi terlalu panjang; pakai paling banyak \(Passwords.maximumBytes) karakter biasa.",
      "The password is too long; use \(Passwords.maximumBytes) plain characters at most.")
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
