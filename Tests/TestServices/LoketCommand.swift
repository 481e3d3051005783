import Foundation

/// The built `loket`, run to its end.
package struct LoketCommand {
  /// Its exit code.
  package let status: Int32
  /// What it wrote to standard output.
  package let bytes: [UInt8]
  /// What it wrote to standard error.
  package let errors: String

  /// Standard output as text.
  package var output: String { String(decoding: bytes, as: UTF8.self) }

  /// Runs it.
  /// - Parameters:
  ///   - input: what it reads from standard input.
  ///   - language: the terminal's locale.
  ///   - home: the home folder of whoever runs it.
  ///   - prelude: what the shell does that then becomes the program, under the same process number.
  package init(
    _ arguments: [String], input: String = "", language: String = "C.UTF-8", home: URL, prelude: String? = nil
  ) throws {
    let process = Process()
    process.executableURL = LoketServer.executable
    process.arguments = arguments
    if let prelude {
      process.executableURL = URL(filePath: "/bin/sh")
      process.arguments = ["-c", prelude + "\nexec \"$0\" \"$@\"", LoketServer.executable.path] + arguments
    }
    process.environment = ["PATH": "/usr/bin:/bin", "LANG": language, "HOME": home.path]
    let (output, errors, typed) = (Pipe(), Pipe(), Pipe())
    (process.standardOutput, process.standardError, process.standardInput) = (output, errors, typed)
    try process.run()
    typed.fileHandleForWriting.write(Data(input.utf8))
    try typed.fileHandleForWriting.close()
    bytes = [UInt8](output.fileHandleForReading.readDataToEndOfFile())
    self.errors = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    status = process.terminationStatus
  }
}
