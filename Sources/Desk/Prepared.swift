import TicketCore

/// What is made of an office once: it never changes while the desk runs.
struct Prepared: Sendable {
  /// What the forms are built from, as it is answered.
  let standards: [UInt8]
  /// The standards' components for everybody, as they are answered.
  let publishedStandards: [UInt8]
  private let pages: [String: ConsultationTicket]
  private let office: Office

  init(_ office: Office) {
    self.office = office
    standards = StandardAnswer.encode(office.standards.all)
    publishedStandards = PublishedStandard.encode(office)
    pages = Dictionary(uniqueKeysWithValues: office.standards.all.map { ($0.id, ConsultationTicket($0, of: office)) })
  }

  /// The ticket's page of a standard.
  func page(of standard: ServiceStandard) -> ConsultationTicket {
    pages[standard.id] ?? ConsultationTicket(standard, of: office)
  }
}
