import Calendars
import HTTP

extension DeskProblem {
  /// What the listener refuses before any route is found, in words.
  init(_ refusal: HTTP.Refusal) {
    switch refusal {
    case .badRequest:
      self.init(
        "malformed-request", refusal.status,
        title: Phrase("Permintaan rusak", "Malformed request"),
        detail: Phrase(
          "Permintaan bukan HTTP/1.1 yang utuh. Muat ulang halaman, lalu coba lagi.",
          "The request is not whole HTTP/1.1. Load the page again and try once more."))
    case .crossOrigin:
      self.init(
        "cross-origin", refusal.status,
        title: Phrase("Asal tidak dikenal", "Foreign origin"),
        detail: Phrase(
          "Perubahan hanya diterima dari halaman Loket sendiri. Buka Loket di alamatnya, lalu ulangi.",
          "Changes are taken from Loket's own pages only. Open Loket at its own address and try again."))
    case .methodNotAllowed: self = .wrongMethod
    case .requestTimeout:
      self.init(
        "request-timeout", refusal.status,
        title: Phrase("Terlalu lama", "Took too long"),
        detail: Phrase(
          "Permintaan tidak selesai dikirim pada waktunya. Periksa jaringan, lalu ulangi.",
          "The request was not sent in time. Check the network and try again."))
    case .lengthRequired:
      self.init(
        "length-required", refusal.status,
        title: Phrase("Panjang isi belum disebut", "Length required"),
        detail: Phrase(
          "Sebut panjang isi dalam Content-Length; Transfer-Encoding tidak diterima.",
          "Give the body's length in Content-Length; Transfer-Encoding is not taken."))
    case .bodyTooLarge(let limit):
      self.init(
        "too-large", refusal.status,
        title: Phrase("Isi terlalu besar", "Body too large"),
        detail: Phrase("Kirim paling banyak \(limit) bita.", "Send \(limit) bytes at most."))
    case .unsupportedMediaType:
      self.init(
        "unsupported-media-type", refusal.status,
        title: Phrase("Jenis isi tidak diterima", "Media type not taken"),
        detail: Phrase(
          "Kirim sebagai Content-Type: application/json, tanpa pemampatan.",
          "Send it as Content-Type: application/json, not compressed."))
    case .hostNotAllowed:
      self.init(
        "unknown-host", refusal.status,
        title: Phrase("Nama host tidak dikenal", "Unknown host"),
        detail: Phrase(
          "Server ini tidak melayani nama itu. Tambahkan ke «hosts» di berkas konfigurasi bila memang miliknya.",
          "This server does not answer to that name. Add it to “hosts” in the config file if it should."))
    case .headTooLarge:
      self.init(
        "headers-too-large", refusal.status,
        title: Phrase("Header terlalu besar", "Headers too large"),
        detail: Phrase(
          "Hapus kuki situs ini di peramban, lalu coba lagi.", "Delete this site's cookies and try again."))
    case .busy(let retryAfter):
      self = .busy(retryAfter: retryAfter)
    }
  }
}
