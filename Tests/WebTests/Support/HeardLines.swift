import Logging
import Synchronization

/// Every line the program logs, as it would stand in a file.
final class HeardLines: Sendable {
    private let lines = Mutex<[String]>([])

    var all: [String] { lines.withLock { $0 } }

    fileprivate func hear(_ line: String) { lines.withLock { $0.append(line) } }

    func logger(_ label: String, _ level: Logger.Level) -> Logger {
        var logger = Logger(label: label) { _ in Handler(lines: self) }
        logger.logLevel = level
        return logger
    }

    private struct Handler: LogHandler {
        let lines: HeardLines
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            let pairs = metadata.merging(event.metadata ?? [:]) { _, new in new }.map { "\($0)=\($1)" }.sorted()
            lines.hear("\(event.level) \(event.message) \(pairs.joined(separator: " "))")
        }
    }
}
