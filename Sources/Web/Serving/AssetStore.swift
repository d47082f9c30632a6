import Crypto
import Foundation
import Hummingbird

/// The style, the script and the pictures, read once. Their names hold a hash of what is in them, so browsers keep them
/// for ever and a new version has a new address.
package struct AssetStore: Sendable {
    struct Asset: Sendable {
        let bytes: ByteBuffer
        let type: String
    }

    package let names: AssetNames
    private let assets: [String: Asset]

    /// - Throws: when a file is not installed beside the program.
    package init() throws {
        var assets: [String: Asset] = [:]
        func load(_ name: String, _ end: String, _ type: String) throws -> String {
            guard let file = Bundle.module.url(forResource: "Assets/\(name)", withExtension: end) else {
                throw CocoaError(.fileNoSuchFile, userInfo: [NSFilePathErrorKey: "Assets/\(name).\(end)"])
            }
            let data = try Data(contentsOf: file)
            let hash = SHA256.hash(data: data).prefix(5).map { String($0, radix: 16) }.joined()
            let address = "\(name)-\(hash).\(end)"
            assets[address] = Asset(bytes: ByteBuffer(bytes: data), type: type)
            return address
        }
        names = AssetNames(
            style: try load("klaver", "css", "text/css; charset=utf-8"),
            script: try load("klaver", "js", "text/javascript; charset=utf-8"),
            passkeys: try load("passkeys", "js", "text/javascript; charset=utf-8"),
            icons: try load("icons", "svg", "image/svg+xml"), mark: try load("favicon", "svg", "image/svg+xml"))
        self.assets = assets
    }

    subscript(name: String) -> Asset? { assets[name] }
}
