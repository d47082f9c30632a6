import Foundation
import Records

/// Which entries came to stand in a copy with one part, as bytes.
enum CopyMarks {
    static func bytes(_ marks: [CopyMark]) throws -> [UInt8] { [UInt8](try JSONEncoder().encode(marks)) }
    static func read(_ bytes: [UInt8]) throws -> [CopyMark] {
        try JSONDecoder().decode([CopyMark].self, from: Data(bytes))
    }
}
