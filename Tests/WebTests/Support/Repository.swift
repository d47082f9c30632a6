import Foundation
import Testing

/// The sources as they stand beside the tests.
enum Repository {
    static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func text(_ path: String) throws -> String {
        try String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
    }

    /// Every Swift file under a folder, by its path from the root of the repository.
    static func swiftFiles(_ under: String) throws -> [(path: String, text: String)] {
        let root = folder.appendingPathComponent(under)
        let names = try FileManager.default.subpathsOfDirectory(atPath: root.path).filter { $0.hasSuffix(".swift") }
        #expect(!names.isEmpty, "no Swift files under \(under)")
        return try names.sorted().map { ("\(under)/\($0)", try text("\(under)/\($0)")) }
    }
}
