import Calendars

/// The refusals that belong to no noun.
extension DeskProblem {
  static let notFound = DeskProblem(
    "not-found", 404,
    title: Phrase("Tidak ditemukan", "Not found"),
    detail: Phrase(
      "Yang diminta tidak ada, atau tidak terbuka untuk akun ini. Periksa alamat atau nomornya.",
      "What was asked for does not exist or is not open to this account. Check the address or the number."))

  static let signInRequired = DeskProblem(
    "not-signed-in", 401,
    title: Phrase("Perlu masuk", "Sign-in required"),
    detail: Phrase("Sesi sudah berakhir. Masuk kembali, lalu ulangi.", "The session is over. Sign in and try again."))

  static let signInFailed = DeskProblem(
    "wrong-credentials", 401,
    title: Phrase("Tidak dapat masuk", "Sign-in failed"),
    detail: Phrase(
      "Nama pengguna atau kata sandi tidak cocok. Periksa keduanya; huruf besar dan kecil dibedakan.",
      "The user name or the password does not match. Check both; upper and lower case differ."))

  static func tooManyAttempts(seconds: Int) -> DeskProblem {
    DeskProblem(
      "too-many-requests", 429,
      title: Phrase("Terlalu banyak percobaan", "Too many attempts"),
      detail: Phrase("Tunggu \(seconds) detik, lalu coba lagi.", "Wait \(seconds) seconds and try again."),
      retryAfter: seconds)
  }

  static let notAllowed = DeskProblem(
    "not-allowed", 403,
    title: Phrase("Tidak diizinkan", "Not allowed"),
    detail: Phrase(
      "Peran akun ini tidak boleh melakukannya. Minta rekan yang berwenang.",
      "This account's role may not do that. Ask a colleague whose role may."))

  static let idReused = DeskProblem(
    "id-reused", 409,
    title: Phrase("Id sudah dipakai", "Id already used"),
    detail: Phrase(
      "Id ini sudah dipakai untuk permintaan lain. Buat id baru untuk tindakan yang baru.",
      "This id was used for another request. Make a new id for a new act."))

  static let notAnID = DeskProblem(
    "malformed-request", 400,
    title: Phrase("Id keliru", "Not an id"),
    detail: Phrase(
      "Id di alamat harus UUID, misalnya 0190a6f0-7c1e-7cc3-9a51-3f0d8c2b1e77.",
      "The id in the address must be a UUID, such as 0190a6f0-7c1e-7cc3-9a51-3f0d8c2b1e77."))

  static let ownAccount = DeskProblem(
    "own-account", 409,
    title: Phrase("Akun Anda sendiri", "Your own account"),
    detail: Phrase(
      "Akun sendiri tidak dapat ditutup. Minta administrator lain melakukannya.",
      "You can't close your own account. Ask another administrator to do it."))

  static let lastAdministrator = DeskProblem(
    "last-administrator", 409,
    title: Phrase("Administrator terakhir", "The last administrator"),
    detail: Phrase(
      "Kantor harus punya sedikitnya satu administrator. Tambahkan administrator lain lebih dulu.",
      "The office needs at least one administrator. Add another one first."))

  static let wrongMethod = DeskProblem(
    "method-not-allowed", 405,
    title: Phrase("Metode tidak dilayani", "Method not served"),
    detail: Phrase(
      "Alamat ini tidak melayani metode itu. Lihat header Allow atau /openapi.json.",
      "This address does not serve that method. See the Allow header or /openapi.json."))

  static func stale(current: any Encodable & Sendable) -> DeskProblem {
    DeskProblem(
      "stale", 409,
      title: Phrase("Data sudah berubah", "The record has changed"),
      detail: Phrase(
        "Orang lain mengubah data ini lebih dulu. Lihat keadaan terbaru, lalu ulangi bila masih perlu.",
        "Somebody else changed this record first. Look at its state now and try again if it is still needed."),
      current: current)
  }

  /// As `stale`, where the current state is JSON already.
  static func stale(json: String?) -> DeskProblem {
    stale(current: json.flatMap { try? JSON.decode(JSONTree.self, from: Array($0.utf8)) } ?? .null)
  }

  static let alreadyMerged = DeskProblem(
    "already-merged", 409,
    title: Phrase("Sudah digabung", "Already merged"),
    detail: Phrase(
      "Salah satu data ini sudah digabung ke pengunjung lain. Cari lagi pengunjungnya, lalu ulangi.",
      "One of these records is merged into another visitor already. Search again and repeat."))

  static let mergeTooOld = DeskProblem(
    "merge-too-old", 409,
    title: Phrase("Tidak dapat dipisahkan lagi", "Too late to take apart"),
    detail: Phrase(
      "Penggabungan hanya dapat dibatalkan dalam satu hari. Daftarkan pengunjungnya sebagai orang baru.",
      "A merge can be taken back for a day only. Register the visitor anew."))

  static let queueEmpty = DeskProblem(
    "queue-empty", 404,
    title: Phrase("Tidak ada yang menunggu", "Nobody is waiting"),
    detail: Phrase(
      "Tidak ada yang mengantre untuk layanan di loket ini.", "Nobody is in line for what this counter serves."))

  static let eventNotOffered = DeskProblem(
    "event-not-offered", 409,
    title: Phrase("Layanan tidak dibuka", "Service not offered"),
    detail: Phrase(
      "Kantor ini tidak lagi membuka layanan tiket ini. Minta admin membukanya di pengaturan.",
      "This office does not offer the ticket's service any more. Ask the administrator to open it in the settings."))

  static func invalid(_ errors: [(field: String, message: Phrase)]) -> DeskProblem {
    DeskProblem(
      "invalid", 422,
      title: Phrase("Isian belum lengkap atau keliru", "Some answers are missing or wrong"),
      detail: Phrase("Perbaiki isian yang ditandai.", "Mend the fields that are marked."), errors: errors)
  }

  static let malformedJSON = DeskProblem(
    "malformed-request", 400,
    title: Phrase("Bukan JSON", "Not JSON"),
    detail: Phrase(
      "Isi permintaan bukan JSON yang utuh dalam UTF-8. Kirim ulang sebagai JSON.",
      "The request's body is not whole JSON in UTF-8. Send it again as JSON."))

  static func busy(retryAfter: Int) -> DeskProblem {
    DeskProblem(
      "busy", 503,
      title: Phrase("Sedang sibuk", "Busy"),
      detail: Phrase(
        "Server sedang penuh. Isian tidak hilang; coba lagi sebentar lagi.",
        "The server is full at the moment. Nothing is lost; try again shortly."), retryAfter: retryAfter)
  }

  static let unavailable = DeskProblem(
    "storage-unavailable", 503,
    title: Phrase("Penyimpanan bermasalah", "Storage trouble"),
    detail: Phrase(
      "Data tidak dapat disimpan sekarang, jadi tidak ada yang diubah. Hubungi admin: jalankan «loket doctor».",
      "Nothing can be saved at the moment, so nothing was changed. Tell the administrator to run “loket doctor”."),
    retryAfter: 5)

  static let failed = DeskProblem(
    "internal", 500,
    title: Phrase("Kesalahan pada server", "Server error"),
    detail: Phrase(
      "Ada kesalahan di server dan tidak ada yang diubah. Coba lagi; bila berulang, hubungi admin.",
      "Something failed on the server and nothing was changed. Try again; if it happens again, tell the administrator.")
  )
}
