import Foundation
import Paper

// What a receipt printer would make of the ESC/POS on standard input: its text here, its picture in a file.
//   paper --columns 32|48 [--native-qr] [--picture FILE.pgm]
// A byte that the profile does not know ends it with exit 1 and the byte's offset; 2 is wrong usage.

func fail(_ message: String, exit code: Int32) -> Never {
  FileHandle.standardError.write(Data("\(message)\n".utf8))
  exit(code)
}

let usage = "usage: paper --columns 32|48 [--native-qr] [--picture FILE.pgm] < ESCPOS"
var (columns, nativeQR, file): (Int?, Bool, String?) = (nil, false, nil)
var arguments = CommandLine.arguments.dropFirst()
while let argument = arguments.popFirst() {
  switch argument {
  case "--columns": columns = arguments.popFirst().flatMap { ["32": 32, "48": 48][$0] }
  case "--native-qr": nativeQR = true
  case "--picture":
    guard let name = arguments.popFirst() else { fail(usage, exit: 2) }
    file = name
  default: fail(usage, exit: 2)
  }
}
guard let columns else { fail(usage, exit: 2) }

do {
  let bytes = Array(FileHandle.standardInput.readDataToEndOfFile())
  let paper = try Interpreter(bytes, columns: columns, nativeQR: nativeQR)
  for line in paper.lines { print(line) }
  if let file { try Data(paper.picture.pgm).write(to: URL(filePath: file)) }
} catch let refused as Refused {
  fail("\(refused)", exit: 1)
} catch {
  fail("\(error.localizedDescription)", exit: 1)
}
