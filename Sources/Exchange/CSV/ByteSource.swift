/// Hands a file over piece by piece; an empty piece is its end. Throws what the file's reader throws.
package typealias ByteSource = () throws -> [UInt8]
