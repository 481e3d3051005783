/// A person who comes to the desk, as checked: every value is clean and in its one written form.
package struct Visitor: Hashable, Codable, Sendable {
  /// UUID text, made by the client.
  package let id: String
  /// The full name, never empty.
  package let name: String
  /// Who asks; nil where nobody asked.
  package let requesterType: RequesterType?
  /// The e-mail address.
  package let email: String?
  /// The phone number (E.164).
  package let phone: String?
  /// The postal address, possibly of several lines.
  package let address: String?
  /// Organisation or unit.
  package let organisation: String?
  /// The 18 digits of a civil servant's number.
  package let nip: String?
  /// The identity document.
  package let identity: Identity?

  /// Takes the values as they are.
  package init(
    id: String, name: String, requesterType: RequesterType? = nil, email: String? = nil, phone: String? = nil,
    address: String? = nil, organisation: String? = nil, nip: String? = nil, identity: Identity? = nil
  ) {
    self.id = id
    self.name = name
    self.requesterType = requesterType
    self.email = email
    self.phone = phone
    self.address = address
    self.organisation = organisation
    self.nip = nip
    self.identity = identity
  }

  /// True where the visitor has given this answer; false for the answers that are the ticket's.
  package func has(_ answer: Answer) -> Bool {
    switch answer {
    case .name: true
    case .requesterType: requesterType != nil
    case .email: email != nil
    case .phone: phone != nil
    case .address: address != nil
    case .organisation: organisation != nil
    case .nip: nip != nil
    case .identity: identity != nil
    case .category, .subject, .question: false
    }
  }
}
