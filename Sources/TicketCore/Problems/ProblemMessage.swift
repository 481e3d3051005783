import Calendars

extension Problem {
  var phrase: Phrase {
    switch kind {
    case .missing(let field):
      Phrase("\(field.id) belum diisi; isilah.", "\(field.en) is missing; fill it in.")
    case .missingOneOf(let fields):
      Phrase(
        "Isilah sedikitnya satu dari: \(list(fields, .indonesian)).",
        "Fill in at least one of: \(list(fields, .english)).")
    case .unconfirmed(let field):
      Phrase(
        "\(field.id): belum dipastikan; periksa, lalu beri tanda centang.",
        "\(field.en): not confirmed; check it, then tick the box.")
    case .tooLong(let field, let limit):
      Phrase(
        "\(field.id) terlalu panjang; ringkaslah sampai \(limit) karakter.",
        "\(field.en) is too long; shorten it to \(limit) characters.")
    case .tooMany(let field, let limit):
      Phrase(
        "\(field.id) terlalu banyak; isilah paling banyak \(limit).",
        "\(field.en): too many; give at most \(limit).")
    case .malformed(let field, let remedy):
      Phrase("\(field.id) tidak sesuai; \(remedy.id).", "\(field.en) is not valid; \(remedy.en).")
    case .unknown(let field, let choices):
      Phrase(
        "\(field.id) tidak dikenal; pilih salah satu dari: \(choices.joined(separator: ", ")).",
        "\(field.en) is not known; choose one of: \(choices.joined(separator: ", ")).")
    case .closedChannel(let open):
      Phrase(
        "Kanal ini tidak dibuka untuk layanan ini; pakai: \(list(open.map(\.label), .indonesian)).",
        "This channel is not open for this service; use: \(list(open.map(\.label), .english)).")
    case .kindNotServed(let served):
      Phrase(
        "Jenis permohonan ini tidak dilayani di sini; pilih: \(list(served.map(\.label), .indonesian)).",
        "This kind of case is not served here; choose: \(list(served.map(\.label), .english)).")
    case .unknownField(let nearest):
      Phrase(
        "Isian ini tidak ada pada layanan ini\(nearest.map { "; maksud Anda \"\($0)\"?" } ?? "; hapuslah.")",
        "This service has no such field\(nearest.map { "; did you mean \"\($0)\"?" } ?? "; remove it.")")
    case .inFuture(let field):
      Phrase(
        "\(field.id) ada di masa depan; isi dengan waktu yang sudah lewat.",
        "\(field.en) is in the future; give a time that has passed.")
    case .tooLongAgo(let field, let days):
      Phrase(
        "\(field.id) lebih dari \(days) hari yang lalu; periksa tanggalnya.",
        "\(field.en) is more than \(days) days ago; check the date.")
    case .doubtful(let field):
      Phrase(
        "\(field.id) tampak tidak lazim; cocokkan dengan dokumennya.",
        "\(field.en) looks unusual; compare it with the document.")
    case .ambiguous(let field, let other):
      Phrase(
        "\(field.id) ini juga \(other.id); di meja dapat tertukar. Pakai nomor lain.",
        "\(field.en) is \(other.en), too; the desk may take one for the other. Use another number.")
    }
  }

  private func list(_ phrases: [Phrase], _ language: Language) -> String {
    phrases.map { $0[language] }.joined(separator: ", ")
  }
}
