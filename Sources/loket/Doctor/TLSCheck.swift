import Calendars
import HTTP

/// Whether the config's certificate and key serve: a listener of its own shakes hands with itself.
struct TLSCheck {
  let files: Config.TLSFiles

  static let failure = CommandFailure(
    "tls: jabat tangan TLS gagal; kunci harus milik sertifikatnya, keduanya PEM",
    "tls: the TLS handshake fails; the key must belong to the certificate, both as PEM")

  var finding: Finding {
    let part = Phrase("Sertifikat", "Certificate")
    do {
      let configuration = ListenerConfiguration(
        port: 0, encryption: .files(certificate: files.certificate, key: files.key))
      let listener = try Listener(configuration, handler: Nobody(), broadcaster: Broadcaster())
      listener.start()
      defer { listener.stop() }
      return listener.shakesHands()
        ? Finding(.well, part, Phrase(files.certificate, files.certificate))
        : Finding(.trouble, part, Self.failure.message)
    } catch {
      return Finding(.trouble, part, Complaint.words(for: error))
    }
  }

  private struct Nobody: Handler {
    func respond(to request: Request) -> Reply { .response(Response(status: 404)) }
    func refuse(_ refusal: Refusal, acceptLanguage: String) -> Response { Response(status: refusal.status) }
  }
}
