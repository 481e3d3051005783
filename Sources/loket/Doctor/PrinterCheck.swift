import Calendars
import Printing

/// Whether a printer of the config can be reached and is well.
struct PrinterCheck {
  let entry: Config.PrinterEntry

  /// Tickets would wait in the spool for ever; the queues that there are help to name one.
  static var none: Finding {
    let queues = (try? PrinterDirectory.queues().map(\.name).joined(separator: ", ")) ?? ""
    let there = queues.isEmpty ? Phrase("", "") : Phrase(" Antrean CUPS: \(queues).", " CUPS queues: \(queues).")
    return Finding(
      .warning, Phrase("Pencetak", "Printers"),
      Phrase(
        "belum ada di konfigurasi; tiket menunggu di antrean cetak.\(there.id)",
        "none in the config; tickets wait in the spool.\(there.en)"))
  }

  var finding: Finding {
    let part = Phrase("Pencetak \(entry.name)", "Printer \(entry.name)")
    let state = entry.printer.device.state()
    switch state {
    case .ok: return Finding(.well, part, Phrase("siap", "ready"))
    case .unknown:
      return Finding(
        .warning, part,
        Phrase("dapat dihubungi, keadaannya tidak diketahui", "can be reached, its state is not known"))
    case .error(let words): return Finding(.trouble, part, Phrase(words, words))
    case .offline: return Finding(.trouble, part, unreachable)
    case .paperOut, .paperLow, .coverOpen:
      return Finding(
        .trouble, part,
        Phrase("\(state.words.id); periksa kertas dan tutupnya", "\(state.words.en); check its paper and cover"))
    }
  }

  private var unreachable: Phrase {
    let place = entry.destination.text
    return switch entry.destination {
    case .queue:
      Phrase(
        "tidak terjangkau; periksa layanan CUPS (systemctl status cups), kabel dan antrean \(place)",
        "can't be reached; check CUPS (systemctl status cups), the cable and the queue \(place)")
    case .ipp, .socket, .preview:
      Phrase(
        "tidak terjangkau di \(place); periksa listrik, kabel jaringan dan alamatnya",
        "can't be reached at \(place); check its power, network cable and address")
    }
  }
}
