import Calendars

/// A visitor as the API takes it, before anything was checked. An empty text counts as absent.
package struct VisitorInput: Codable, Hashable, Sendable {
  /// An identity document as the API takes it.
  package struct IdentityInput: Codable, Hashable, Sendable {
    /// The raw value of an `IdentityKind`.
    package var kind: String?
    /// The number as it was typed.
    package var number: String?

    /// Takes the values as they are.
    package init(kind: String? = nil, number: String? = nil) {
      self.kind = kind
      self.number = number
    }
  }

  /// The full name; the one answer that every visitor gives.
  package var name: String?
  /// The raw value of a `RequesterType`.
  package var requesterType: String?
  /// See `EmailAddress`.
  package var email: String?
  /// See `PhoneNumber`.
  package var phone: String?
  /// The postal address, of several lines if need be.
  package var address: String?
  /// Organisation or unit.
  package var organisation: String?
  /// See `NIP`.
  package var nip: String?
  /// The identity document, both parts of it or none.
  package var identity: IdentityInput?

  /// Takes the values as they are.
  package init(
    name: String? = nil, requesterType: String? = nil, email: String? = nil, phone: String? = nil,
    address: String? = nil, organisation: String? = nil, nip: String? = nil, identity: IdentityInput? = nil
  ) {
    self.name = name
    self.requesterType = requesterType
    self.email = email
    self.phone = phone
    self.address = address
    self.organisation = organisation
    self.nip = nip
    self.identity = identity
  }

  /// The checked visitor, and what is worth a second look. Throws every problem at once; pointers are those of the
  /// visitor's own document (`/email`).
  package func visitor(id: String) throws(InvalidInput) -> (visitor: Visitor, warnings: [Problem]) {
    var check = VisitorCheck()
    let visitor = Visitor(
      id: id, name: check.name(name), requesterType: check.requesterType(requesterType), email: check.email(email),
      phone: check.phone(phone), address: check.text(address, .address, multiline: true),
      organisation: check.text(organisation, .organisation), nip: check.nip(nip), identity: check.identity(identity))
    guard check.problems.isEmpty else { throw InvalidInput(check.problems) }
    return (visitor, check.warnings)
  }
}
