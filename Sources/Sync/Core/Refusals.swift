/// Refusals that follow one another. Where one subject after the other is refused alike and nothing is taken in between,
/// the fault is the way's – an address that moved, a proxy in between – and no record's.
struct Refusals {
  /// Subjects that were refused alike.
  struct Run: Equatable {
    /// The HTTP status.
    let status: Int
    let subjects: Set<String>
  }

  private var status: Int?
  private var subjects: Set<String> = []
  /// The status of a run that is complete, until something is taken.
  private var complete: Int?
  /// Subjects that were in a run and are at fault themselves if others' records are taken meanwhile.
  private var suspects: Set<String> = []
  private var guilty: Set<String> = []

  private static let threshold = 5

  /// Takes in a refusal; answers the run that it makes complete, or follows alone.
  mutating func note(_ status: Int, of subject: String) -> Run? {
    guard !guilty.contains(subject) else { return nil }
    if status != self.status { (self.status, subjects) = (status, []) }
    subjects.insert(subject)
    guard subjects.count >= Self.threshold else { return nil }
    complete = status
    return take()
  }

  /// The same of a call that was under way when the way was closed.
  mutating func noteLate(_ status: Int, of subject: String) -> Run? {
    guard status == complete else { return nil }
    (self.status, subjects) = (status, [subject])
    return take()
  }

  /// Something was taken, so the way is well.
  mutating func end() {
    guilty.formUnion(suspects)
    (suspects, subjects, complete) = ([], [], nil)
  }

  private mutating func take() -> Run? {
    defer { subjects = [] }
    suspects.formUnion(subjects)
    return status.map { Run(status: $0, subjects: subjects) }
  }
}
