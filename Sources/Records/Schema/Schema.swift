import SQLite

/// The database's schema as one numbered list of migrations; a shipped one is never edited again.
enum Schema {
  /// Every migration, oldest first.
  static let migrations: [Migration] = [
    Migration(1, "the main job", migration001), Migration(2, "the front desk", migration002),
    Migration(3, "printing", migration003), Migration(4, "the library", migration004),
    Migration(5, "mail and reminders", migration005), Migration(6, "cases", migration006),
    Migration(7, "a fair queue", migration007), Migration(8, "the visitor's side of cases", migration008),
    Migration(9, "seeing the work", migration009), Migration(10, "the officers' work", migration010),
    Migration(11, "promises by standard", migration011), Migration(12, "whose cases are whose", migration012),
    Migration(13, "the sync with the central CRM", migration013), Migration(14, "answers without names", migration014),
  ]
}
