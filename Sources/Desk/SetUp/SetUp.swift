import Calendars
import Records

/// How an office comes to be: what the set-up page needs of the machine, and what it does in the end.
package protocol SetUp: Sendable {
  /// What there is to choose from.
  /// - Throws: `SettingsRefusal.unusable`.
  func choices() throws -> OfficeChoices

  /// Every mistake in what is to become the config file; none for a good one.
  /// - Throws: `SettingsRefusal.unusable`.
  func problems(in config: JSONTree) throws -> [FileProblem]

  /// Makes the office: its first administrator, its config file, and the desk, which answers from then on.
  ///
  /// It may be killed at any line: until the config file is written all of it is asked for again, and the same answers
  /// do.
  /// - Throws: `SettingsRefusal`.
  func complete(config: JSONTree, administrator: StaffMember) throws
}
