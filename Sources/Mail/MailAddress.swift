/// An address that mail can go to. Not every address that RFC 5322 allows, and none that could become a header or an option
/// of a command.
package struct MailAddress: Sendable, Equatable {
    package let text: String

    /// - Returns: nil for what is no such address.
    package init?(_ text: String) {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), text.utf8.count <= 254, !text.hasPrefix("-"),
            text.utf8.allSatisfy({ (0x21...0x7e).contains($0) && !Self.forbidden.contains($0) })
        else { return nil }
        self.text = text
    }

    private static let forbidden = Set("<>()[]\\,;:\"".utf8)
}
