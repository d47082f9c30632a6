import Foundation

/// Where another program stands, whole: one that is found first elsewhere may be another's.
package struct ProgramPath: Sendable, Equatable {
    package let text: String

    package init?(_ text: some StringProtocol) {
        guard text.hasPrefix("/") else { return nil }
        self.text = String(text)
    }

    /// Whether there is a program there that may be started.
    package var isThere: Bool { FileManager.default.isExecutableFile(atPath: text) }
}
