import Calendars
import Records

extension CRMState.Line {
  /// The way to the CRM in words for the terminal.
  ///
  /// - Parameter missing: what the CRM lacks, by name.
  package func words(missing: [String]) -> Phrase {
    switch self {
    case .untried: Phrase("CRM belum pernah dihubungi", "the CRM was never tried")
    case .connected: Phrase("CRM tersambung", "the CRM is connected")
    case .unreachable: Phrase("CRM tidak menjawab", "the CRM does not answer")
    case .denied: Phrase("CRM menolak kuncinya; periksa token", "the CRM does not let this office in; check the token")
    case .unfit:
      Phrase(
        "CRM belum sesuai: \(missing.joined(separator: ", "))",
        "the CRM does not fit yet: \(missing.joined(separator: ", "))")
    case .gone:
      Phrase(
        "alamat CRM sudah tidak ada (410); periksa crm.url, lalu lanjutkan di halaman CRM pusat",
        "the CRM's address is gone (410); check crm.url, then resume on the page Central CRM")
    }
  }
}
