import Calendars

/// A visitor as the API takes it, before anything was checked. An empty text counts as absent.
package struct VisitorInput: Codable, Hashable, Sendable {
  /// An identity document as the API takes it.
  package struct IdentityInput: Codable, Hashable, Sendable {
    package var kind: String?
    package var number: String?

    package init(kind: String? = nil, number: String? = nil) {
      self.kind = kind
      self.number = number
    }
  }

  package var name: String?
  package var requesterType: String?
  package var email: String?
  package var phone: String?
  package var address: String?
  package var organisation: String?
  package var nip: String?
  package var identity: IdentityInput?

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
