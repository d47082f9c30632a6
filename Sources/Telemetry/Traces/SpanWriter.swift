import Dispatch
import Synchronization

/// Gathers finished spans and writes them together, on a thread of its own.
final class SpanWriter: Sendable {
    private struct Waiting {
        var records: [SpanRecord] = []
        var isScheduled = false
        var isClosed = false
    }

    /// When the disk does not follow, these many wait in memory, and further ones are dropped.
    static let mostWaiting = 8192
    // When these many wait, it is time to write them whatever the clock says.
    private static let enough = 1024
    private static let pause = DispatchTimeInterval.milliseconds(200)

    private let file: AppendedFile
    private let lines: OTLPLines
    private let queue = DispatchQueue(label: "klaver.spans", qos: .utility)
    private let waiting = Mutex(Waiting())
    private let dropped = Atomic<Int>(0)

    init(file: AppendedFile, service: String) {
        self.file = file
        lines = OTLPLines(service: service)
    }

    var droppedSpans: Int { dropped.load(ordering: .relaxed) }

    func add(_ record: SpanRecord) {
        let isTaken = waiting.withLock { waiting in
            guard !waiting.isClosed, waiting.records.count < Self.mostWaiting else { return false }
            waiting.records.append(record)
            if !waiting.isScheduled {
                waiting.isScheduled = true
                queue.asyncAfter(deadline: .now() + Self.pause) { self.write() }
            } else if waiting.records.count == Self.enough {
                queue.async { self.write() }
            }
            return true
        }
        if !isTaken { drop(1) }
    }

    func flush() {
        queue.sync { write() }
    }

    /// Writes what waits and takes nothing more. Closing again does nothing.
    func close() {
        waiting.withLock { $0.isClosed = true }
        queue.sync {
            write()
            file.close()
        }
    }

    /// Only on the queue, and so one at a time.
    private func write() {
        let records = waiting.withLock { waiting in
            defer { waiting.records = [] }
            waiting.isScheduled = false
            return waiting.records
        }
        guard !records.isEmpty else { return }
        let tooLarge = lines.each(of: records) { line in
            if !file.append(line.bytes) { drop(line.spans) }
        }
        drop(tooLarge)
    }

    private func drop(_ count: Int) {
        dropped.wrappingAdd(count, ordering: .relaxed)
    }
}
