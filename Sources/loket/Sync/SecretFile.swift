import Foundation

/// A file that holds a token or a secret, for its owner's eyes alone.
struct SecretFile {
  let path: String

  /// Whether accounts other than its owner's could read it.
  var isExposed: Bool {
    var info = stat()
    return stat(path, &info) == 0 && info.st_mode & 0o077 != 0
  }

  /// What it says, without blanks at its ends.
  /// - Throws: a failure that names file and remedy, where it is not there, says nothing, or others could read it.
  func read() throws(CommandFailure) -> String {
    var info = stat()
    guard stat(path, &info) == 0 else {
      throw CommandFailure(
        "crm: berkas rahasia \(path) tidak ada; buat, isi, lalu jalankan: chmod 600 \(path)",
        "crm: the secret file \(path) is not there; make it, fill it, then run: chmod 600 \(path)")
    }
    guard info.st_mode & 0o077 == 0 else {
      throw CommandFailure(
        "crm: berkas rahasia \(path) dapat dibaca akun lain; jalankan: chmod 600 \(path)",
        "crm: other accounts can read the secret file \(path); run: chmod 600 \(path)")
    }
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw CommandFailure(
        "crm: berkas rahasia \(path) tidak dapat dibaca akun ini; periksa pemiliknya: ls -l \(path)",
        "crm: this account can't read the secret file \(path); check its owner: ls -l \(path)")
    }
    let text = String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    guard !text.isEmpty else {
      throw CommandFailure("crm: berkas rahasia \(path) kosong; isi", "crm: the secret file \(path) is empty; fill it")
    }
    return text
  }
}
