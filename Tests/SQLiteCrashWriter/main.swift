// Writes pairs of rows from several threads until it is killed, and prints the number of each pair it was promised.
// `CrashTests` kills it and looks for every printed number.
import Foundation
import SQLite

let pairs = Migration(1, "pairs", "CREATE TABLE pairs (number INTEGER NOT NULL, half TEXT NOT NULL) STRICT")

guard CommandLine.arguments.count == 3, let first = Int(CommandLine.arguments[2]) else { exit(2) }
let database = try Database(at: CommandLine.arguments[1], migrations: [pairs])

for writer in 0..<8 {
  Thread.detachNewThread {
    var number = first + writer
    while true {
      let current = number
      do {
        try database.write { transaction in
          try transaction.execute("INSERT INTO pairs (number, half) VALUES (\(current), 'left')")
          try transaction.execute("INSERT INTO pairs (number, half) VALUES (\(current), 'right')")
        }
      } catch {
        exit(1)
      }
      // One write(2) below PIPE_BUF bytes is never torn.
      FileHandle.standardOutput.write(Data("\(current)\n".utf8))
      number += 8
    }
  }
}
while true { sleep(60) }
