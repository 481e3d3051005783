import Calendars
import Desk
import Foundation
import HTTP
import Receipts
import SQLite
import Sync

/// What stopped a command, in words for the person at the terminal: what it is and what mends it.
enum Complaint {
  static func words(for error: any Error) -> Phrase {
    switch error {
    case let failure as CommandFailure: failure.message
    case let error as ListenerError: words(for: error)
    case let broken as TemplateSet.Broken:
      Phrase(
        "\(broken.file), baris \(broken.cause.line) kolom \(broken.cause.column): \(broken.cause.message.id)",
        "\(broken.file), line \(broken.cause.line) column \(broken.cause.column): \(broken.cause.message.en)")
    case let unknown as TemplateSet.Unknown:
      Phrase(
        "Templates/\(unknown.name).receipt tidak ada; pasang Loket lagi",
        "Templates/\(unknown.name).receipt is missing; install Loket again")
    case let newer as NewerSchema:
      Phrase(
        "basis data ini dari versi Loket yang lebih baru (skema \(newer.found)); pasang versi itu",
        "this database is of a newer Loket (schema \(newer.found)); install that version")
    case let used as FileInUse:
      Phrase(
        "\(used.path) sedang dipakai proses lain; hentikan dulu",
        "\(used.path) is in use by another process; stop it first")
    case let lock as SyncLock.Unusable: lock.words
    case let file as UnusableFile:
      Phrase("\(file.path) tidak dapat dipakai: \(file.reason)", "\(file.path) can't be used: \(file.reason)")
    case let error as DatabaseError where error.isFull:
      Phrase("disk penuh; kosongkan dulu", "the disk is full; free some space")
    case let error as DatabaseError where error.isCorrupt:
      Phrase(
        "basis data rusak; pulihkan salinan terakhir dengan loket restore",
        "the database is damaged; bring the last copy back with loket restore")
    case is DatabaseError, is MigrationFailed, is CommitFailed:
      Phrase("basis data bermasalah: \(error)", "trouble with the database: \(error)")
    case is Passwords.Failure:
      Phrase(
        "kata sandi ini tidak dapat disandikan; pakai paling banyak 512 bita",
        "this password can't be hashed; use 512 bytes at most")
    default: Phrase("\(error)", "\(error)")
    }
  }

  private static func words(for error: ListenerError) -> Phrase {
    switch error {
    case .badAddress(let address):
      Phrase(
        "--listen: \(address) bukan alamat IP; pakai misalnya 0.0.0.0",
        "--listen: \(address) is no IP address; use 0.0.0.0, for instance")
    case .cannotListen(let address, let port, let code):
      Phrase(
        "\(address):\(port) tidak dapat dipakai (\(String(cString: strerror(code)))); pilih yang lain dengan --port",
        "\(address):\(port) can't be used (\(String(cString: strerror(code)))); choose another with --port")
    case .badCredentials(let path):
      Phrase(
        "tls: \(path) tidak dapat dibaca sebagai PEM; periksa berkas dan izinnya",
        "tls: \(path) can't be read as PEM; check the file and its permissions")
    case .tlsTooOld:
      Phrase("libcups di sini tidak dapat menolak TLS lama", "this libcups can't be told to refuse old TLS")
    case .noDescriptor:
      Phrase("berkas terbuka terlalu banyak; naikkan batasnya (ulimit -n)", "too many open files; raise ulimit -n")
    }
  }
}
