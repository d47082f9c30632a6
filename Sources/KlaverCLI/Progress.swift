import Foundation
import Synchronization
import UseCases

/// Shows how far long work is: one line that moves on a terminal, a line now and then elsewhere.
final class ProgressLine: Sendable {
    private let isTerminal = isatty(2) == 1
    private let last = Mutex("")

    func show(_ text: String, isEnd: Bool = false) {
        let isNew = last.withLock { last in
            defer { last = text }
            return last != text
        }
        guard isNew else { return }
        if isTerminal {
            FileHandle.standardError.write(Data("\r\u{1b}[K\(text)\(isEnd ? "\n" : "")".utf8))
        } else if isEnd {
            FileHandle.standardError.write(Data("\(text)\n".utf8))
        }
    }

    func show(_ progress: ImportProgress) {
        let step =
            switch progress.step {
            case .reading: "reading"
            case .sealing: "sealing"
            case .writing: "writing"
            }
        let share = progress.of == 0 ? 100 : 100 * progress.done / progress.of
        show("\(progress.file): \(step) \(share) %", isEnd: progress.step == .writing && progress.done == progress.of)
    }
}
