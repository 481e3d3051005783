import Foundation

/// The folder that holds everything an office owns: database, config, its own templates and standards.
struct DataFolder {
  /// The folder's path.
  let path: String

  /// Takes the folder that `--data` names, else the user's own data folder (XDG Base Directory): one for the demo and
  /// one for the office.
  init(given: String?, demo: Bool = false) {
    let environment = ProcessInfo.processInfo.environment
    let home = environment["XDG_DATA_HOME"] ?? (environment["HOME"] ?? "/var/lib") + "/.local/share"
    path = given ?? home + (demo ? "/loket-demo" : "/loket")
  }

  /// The database.
  var database: String { path + "/loket.sqlite" }

  /// The config file that is used when none is named.
  var config: String { path + "/config.json" }

  /// The files that were attached to tickets.
  var attachments: String { path + "/attachments" }

  /// Where an automatic certificate is kept.
  var certificates: String { path + "/tls" }

  /// Refuses to work as root in a folder of somebody else's: what root makes there its owner could not open.
  func checkOwner() throws(CommandFailure) {
    var info = stat()
    guard geteuid() == 0, stat(path, &info) == 0, info.st_uid != 0 else { return }
    let owner = getpwuid(info.st_uid).map { String(cString: $0.pointee.pw_name) } ?? String(info.st_uid)
    throw CommandFailure(
      "folder data \(path) milik \(owner); jalankan: sudo -u \(owner) loket …",
      "the data folder \(path) belongs to \(owner); run: sudo -u \(owner) loket …")
  }

  /// Demands that this account may read the folder, where there is one: what can't be seen must not pass for absent.
  func checkAccess() throws(CommandFailure) {
    try checkOwner()
    guard access(path, F_OK) == 0, access(path, R_OK | X_OK) != 0 else { return }
    throw CommandFailure(
      "folder data \(path) tidak boleh dibaca akun ini; jalankan sebagai pemiliknya: sudo -u loket loket …",
      "this account may not read the data folder \(path); run it as its owner: sudo -u loket loket …")
  }

  /// Demands that there is a database.
  func demandDatabase() throws(CommandFailure) {
    try checkAccess()
    guard !FileManager.default.fileExists(atPath: database) else { return }
    throw CommandFailure(
      "belum ada basis data di \(path); sebut foldernya dengan --data",
      "there is no database in \(path); name its folder with --data")
  }

  /// Makes the folder, open to its owner alone: it holds personal data.
  func create() throws(CommandFailure) {
    try checkAccess()
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw CommandFailure(
        "folder data \(path) tidak dapat dibuat; pilih yang lain dengan --data",
        "the data folder \(path) can't be made; name another with --data")
    }
  }

  /// Takes the folder for one server until the process ends.
  func lock() throws(CommandFailure) {
    let descriptor = open(path + "/server.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw CommandFailure(
        "folder data \(path) tidak dapat ditulisi; periksa pemilik dan izinnya",
        "the data folder \(path) can't be written to; check its owner and permissions")
    }
    // The descriptor stays open on purpose: the kernel lets go of the lock when the process ends, however it ends.
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      throw CommandFailure(
        "folder data \(path) sedang dipakai server lain; hentikan dulu atau pilih yang lain dengan --data",
        "the data folder \(path) is in use by another server; stop it or name another folder with --data")
    }
  }
}
