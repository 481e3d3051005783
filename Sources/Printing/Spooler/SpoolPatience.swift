/// How long a printer's worker looks on before it does something; tests are less patient.
package struct SpoolPatience: Sendable {
  /// A printer that has a job and says nothing of it: the desk is told.
  package var silence: Duration = .seconds(120)
  /// A printer in trouble: its stand-in takes over.
  package var trouble: Duration = .seconds(30)
  /// A printer that has a job and can't be reached, or says nothing of it: the job is taken back. CUPS would try for
  /// days, and print yesterday's ticket in the morning.
  package var whole: Duration = .seconds(900)
  /// Paper that waits for its printer: nobody wants yesterday's ticket in the morning.
  package var waiting: Duration = .seconds(12 * 3600)

  /// The usual patience.
  package init() {}
}
