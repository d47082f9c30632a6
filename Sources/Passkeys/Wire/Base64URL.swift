import Foundation

/// Base64 as browsers write what is binary (RFC 4648 §5): its own two signs, and no padding.
package enum Base64URL {
    package static func encoded(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// - Returns: nil for anything that is not exactly this.
    package static func decoded(_ text: some StringProtocol) -> [UInt8]? {
        let isWhole = text.utf8.allSatisfy {
            (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0) || $0 == UInt8(ascii: "-")
                || $0 == UInt8(ascii: "_")
        }
        guard isWhole, text.utf8.count % 4 != 1 else { return nil }
        let plain = String(text).replacing("-", with: "+").replacing("_", with: "/")
        let data = Data(base64Encoded: plain + String(repeating: "=", count: (4 - plain.utf8.count % 4) % 4))
        return data.map(Array.init).flatMap { encoded($0) == String(text) ? $0 : nil }
    }
}
