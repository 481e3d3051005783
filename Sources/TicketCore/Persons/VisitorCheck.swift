import Calendars

/// Checks a visitor's answers one by one and keeps what it finds.
struct VisitorCheck {
  private(set) var problems: [Problem] = []
  private(set) var warnings: [Problem] = []

  /// Cleaned text inside its limit; nil for none.
  mutating func text(_ input: String?, _ answer: Answer, multiline: Bool = false) -> String? {
    guard let input else { return nil }
    let text = CleanText.clean(input, multiline: multiline)
    guard !text.isEmpty else { return nil }
    guard CleanText.fits(text, limit: answer.limit) else {
      refuse(answer, .tooLong(answer.label, limit: answer.limit))
      return nil
    }
    return text
  }

  mutating func name(_ input: String?) -> String {
    let known = problems.count
    if let name = text(input, .name) { return name }
    if problems.count == known { refuse(.name, .missing(Answer.name.label)) }
    return ""
  }

  mutating func requesterType(_ input: String?) -> RequesterType? {
    guard let text = text(input, .requesterType) else { return nil }
    if let type = RequesterType(rawValue: text) { return type }
    refuse(.requesterType, .unknown(Answer.requesterType.label, choices: RequesterType.allCases.map(\.rawValue)))
    return nil
  }

  mutating func email(_ input: String?) -> String? {
    guard let text = text(input, .email) else { return nil }
    if let address = EmailAddress(text) { return address.text }
    refuse(.email, Phrase("tulis seperti nama@contoh.go.id", "write it like name@example.go.id"))
    return nil
  }

  mutating func phone(_ input: String?) -> String? {
    guard let text = text(input, .phone) else { return nil }
    if let number = PhoneNumber(text) { return number.e164 }
    refuse(
      .phone,
      Phrase(
        "tulis seperti 081234567890, (021) 29935577 atau +6281234567890",
        "write it like 081234567890, (021) 29935577 or +6281234567890"))
    return nil
  }

  mutating func nip(_ input: String?) -> String? {
    guard let text = text(input, .nip) else { return nil }
    do {
      let nip = try NIP(text)
      if nip.isUnusual { warn(.nip, Answer.nip.label) }
      return nip.digits
    } catch {
      refuse(.nip, error.remedy)
      return nil
    }
  }

  mutating func identity(_ input: VisitorInput.IdentityInput?) -> Identity? {
    let known = problems.count
    let kind = text(input?.kind, .identity)
    let number = text(input?.number, .identity)
    guard kind != nil || number != nil else { return nil }
    let kinds = IdentityKind.allCases.map(\.rawValue)
    guard let kind, let document = IdentityKind(rawValue: kind) else {
      problems.append(Problem("/identity/kind", .unknown(Answer.identity.label, choices: kinds)))
      return nil
    }
    let label = Phrase("Nomor \(document.label.id)", "Number of the \(document.label.en)")
    guard let number else {
      if problems.count == known { problems.append(Problem("/identity/number", .missing(label))) }
      return nil
    }
    guard let identity = Identity(kind: document, number: number) else {
      problems.append(Problem("/identity/number", .malformed(label, remedy: document.remedy)))
      return nil
    }
    if document == .ktp, NIK(number)?.isUnusual == true {
      warnings.append(Problem("/identity/number", .doubtful(label)))
    }
    return identity
  }

  private mutating func refuse(_ answer: Answer, _ kind: Problem.Kind) {
    problems.append(Problem("/\(answer.rawValue)", kind))
  }

  private mutating func refuse(_ answer: Answer, _ remedy: Phrase) {
    refuse(answer, .malformed(answer.label, remedy: remedy))
  }

  private mutating func warn(_ answer: Answer, _ label: Phrase) {
    warnings.append(Problem("/\(answer.rawValue)", .doubtful(label)))
  }
}

extension NIP.Flaw {
  fileprivate var remedy: Phrase {
    switch self {
    case .length: Phrase("harus 18 angka", "it must have 18 digits")
    case .birthDate:
      Phrase("delapan angka pertama harus tanggal lahir (TTTTBBHH)", "the first eight digits are the birth date")
    case .appointment:
      Phrase(
        "angka 9–14 adalah tahun dan bulan pengangkatan, sesudah tanggal lahir",
        "digits 9–14 are year and month of appointment, after the birth date")
    case .sex: Phrase("angka ke-15 harus 1 atau 2", "the 15th digit must be 1 or 2")
    }
  }
}

extension IdentityKind {
  fileprivate var remedy: Phrase {
    switch self {
    case .ktp: Phrase("isi NIK 16 angka", "give the NIK of 16 digits")
    case .sim: Phrase("isi 12 sampai 16 angka", "give 12 to 16 digits")
    case .passport: Phrase("isi 6 sampai 9 huruf dan angka", "give 6 to 9 letters and digits")
    }
  }
}
