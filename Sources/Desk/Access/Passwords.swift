import CCrypt
import Foundation

/// Password hashes by libcrypt's yescrypt (`$y$`), the default of Debian 12's own accounts.
package enum Passwords {
  /// Why a password can't be hashed.
  package enum Failure: Error, Equatable {
    /// libcrypt gave no salt or hash: the machine's libcrypt lacks yescrypt or its random source.
    case unavailable
  }

  /// How many characters a password has at least.
  package static let minimumLength = 10
  /// How many bytes libcrypt takes (`CRYPT_MAX_PASSPHRASE_SIZE`, less its end).
  package static let maximumBytes = 511

  private static let prefix = "$y$"
  // Hashing takes memory and a tenth of a second by design; two at a time keep a desk's small machine answering.
  private static let places = DispatchSemaphore(value: 2)

  /// The hash of a password under a fresh salt, ready to be stored.
  /// - Throws: `Failure.unavailable`.
  package static func hash(_ password: String) throws -> String {
    var setting = [CChar](repeating: 0, count: Int(CRYPT_GENSALT_OUTPUT_SIZE))
    guard crypt_gensalt_rn(prefix, 0, nil, 0, &setting, Int32(setting.count)) != nil,
      let hash = crypt(password, setting: text(setting)), hash.hasPrefix(prefix)
    else { throw Failure.unavailable }
    return hash
  }

  /// Whether `password` is the one behind `hash`; false for anything that is not a yescrypt hash.
  package static func verify(_ password: String, against hash: String) -> Bool {
    guard hash.hasPrefix(prefix), let again = crypt(password, setting: hash) else { return false }
    return isEqual(Array(again.utf8), Array(hash.utf8))
  }

  private static func crypt(_ password: String, setting: String) -> String? {
    places.wait()
    defer { places.signal() }
    var output = [CChar](repeating: 0, count: Int(CRYPT_OUTPUT_SIZE))
    guard loket_crypt(password, setting, &output, output.count) != nil else { return nil }
    return text(output)
  }

  private static func text(_ characters: [CChar]) -> String {
    String(decoding: characters.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Compares in a time that does not tell where the first difference is.
  private static func isEqual(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    one.count == other.count && zip(one, other).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
