import Calendars

extension CirculationRefusal {
  /// The sentence for the screen: what is so, and what to do.
  ///
  /// - Parameter day: writes a date as people read it.
  package func message(_ day: (LocalDate) -> String) -> Phrase {
    switch self {
    case .membershipExpired(let date):
      Phrase(
        "Keanggotaan berakhir \(day(date)). Perpanjang keanggotaannya lebih dahulu.",
        "The membership ended on \(day(date)). Renew it first.")
    case .membershipBlocked(let reason):
      Phrase("Keanggotaan diblokir: \(reason).", "The membership is blocked: \(reason).")
    case .itemNotLendable(let status):
      Phrase(
        "Koleksi ini \(status.label.id), tidak dipinjamkan.", "This item is \(status.label.en) and is not lent.")
    case .kindNotLendable:
      Phrase(
        "Jenis koleksi ini tidak dipinjamkan kepada anggota ini; baca di tempat.",
        "Material of this kind is not lent to this member; it is read in the room.")
    case .itemOnLoan(let date):
      Phrase(
        "Sedang dipinjam anggota lain sampai \(day(date)). Tawarkan untuk dipesan.",
        "On loan to another member until \(day(date)). Offer a hold.")
    case .alreadyBorrowed(let date):
      Phrase(
        "Anggota ini sudah meminjamnya sampai \(day(date)). Perpanjang bila perlu.",
        "This member has it already, until \(day(date)). Extend it if need be.")
    case .itemOnHold:
      Phrase(
        "Dipesan anggota lain. Pinjamkan eksemplar lain, atau tawarkan untuk dipesan.",
        "Reserved by another member. Lend another copy, or offer a hold.")
    case .loanLimit(let limit):
      Phrase(
        "Sudah \(limit) pinjaman, sebanyak yang dibolehkan. Kembalikan satu lebih dahulu.",
        "\(limit) loans already, as many as may be. Return one first.")
    case .memberOverdue(let count):
      Phrase(
        "\(count) pinjaman lewat tanggal kembali. Kembalikan lebih dahulu.",
        "\(count) loans are overdue. Return them first.")
    case .extensionLimit(let limit):
      Phrase(
        "Sudah diperpanjang \(limit) kali, sebanyak yang dibolehkan.",
        "Extended \(limit) times already, as often as may be.")
    case .loanOverdue(let date):
      Phrase(
        "Lewat tanggal kembali (\(day(date))). Kembalikan, lalu pinjam lagi bila tidak dipesan.",
        "Overdue since \(day(date)). Return it, then borrow it again if it is not reserved.")
    case .kindNotExtendable:
      Phrase(
        "Jenis koleksi ini tidak dapat diperpanjang bagi anggota ini. Kembalikan pada tanggalnya.",
        "Material of this kind is not extended for this member. Return it by its date.")
    case .extensionPastMembership(let date):
      Phrase(
        "Keanggotaan berakhir \(day(date)), maka tanggal kembali tetap. Perpanjang keanggotaannya lebih dahulu.",
        "The membership ends on \(day(date)), so that the due date would stay. Renew the membership first.")
    case .extensionWithoutGain(let date):
      Phrase(
        "Tanggal kembali tetap \(day(date)); perpanjang nanti.",
        "The due date would stay \(day(date)); extend later.")
    case .itemNotOnLoan(let status):
      Phrase(
        "Koleksi ini tidak sedang dipinjam (\(status.label.id)). Periksa nomornya.",
        "This item is not on loan (\(status.label.en)). Check the number.")
    case .holdLimit(let limit):
      Phrase("Sudah \(limit) pesanan, sebanyak yang dibolehkan.", "\(limit) holds already, as many as may be.")
    case .alreadyHeld:
      Phrase(
        "Anggota ini sudah memesan atau meminjam judul ini.", "This member has reserved or borrowed this title.")
    case .titleNotLendable:
      Phrase(
        "Semua eksemplar judul ini dibaca di tempat, tidak untuk dipinjam; mintalah di meja perpustakaan.",
        "All copies of this title are read in the room and are not lent; ask for one at the library desk.")
    case .titleNotHeld:
      Phrase(
        "Tidak ada yang menunggu judul ini. Kembalikan ke raknya.",
        "Nobody waits for this title. Put it back on its shelf.")
    }
  }

  /// The same sentence for the member themselves, on a page of their own.
  ///
  /// - Parameter day: writes a date as people read it.
  package func messageToMember(_ day: (LocalDate) -> String) -> Phrase {
    guard self == .alreadyHeld else { return message(day) }
    return Phrase(
      "Anda sudah memesan atau meminjam judul ini.", "You have reserved or borrowed this title already.")
  }
}
