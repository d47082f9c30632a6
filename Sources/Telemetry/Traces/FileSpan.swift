import Synchronization
import Tracing

/// A span of a `SpanFile`. It is written once, when it ends; what is said of it after that is not heard.
package final class FileSpan: Span {
    package let context: ServiceContext
    private let writer: SpanWriter
    private let record: Mutex<SpanRecord>

    init(_ record: SpanRecord, context: ServiceContext, writer: SpanWriter) {
        self.context = context
        self.writer = writer
        self.record = Mutex(record)
    }

    package var operationName: String {
        get { record.withLock { $0.name } }
        set { change { $0.name = newValue } }
    }

    package var attributes: SpanAttributes {
        get { record.withLock { $0.attributes } }
        set { change { $0.attributes = newValue } }
    }

    package var isRecording: Bool { record.withLock { $0.end == nil } }

    /// Keeps how it went. The message with it is left out: mostly it is the text of an error.
    package func setStatus(_ status: SpanStatus) { change { $0.status = status.code } }

    package func addEvent(_ event: SpanEvent) { change { $0.add(event) } }

    package func addLink(_ link: SpanLink) { change { $0.add(link) } }

    /// Keeps which type of error it was and never its text, as the text may hold a person's words.
    package func recordError<Instant: TracerInstant>(
        _ error: any Error, attributes: SpanAttributes, at instant: @autoclosure () -> Instant
    ) {
        addEvent(ErrorEvent.make(of: error, attributes: attributes, at: instant()))
    }

    package func end<Instant: TracerInstant>(at instant: @autoclosure () -> Instant) {
        let now = instant().nanosecondsSinceEpoch
        let finished = record.withLock { record -> SpanRecord? in
            guard record.end == nil else { return nil }
            record.finish(at: now)
            return record
        }
        if let finished { writer.add(finished) }
    }

    private func change(_ body: (inout sending SpanRecord) -> Void) {
        record.withLock { record in
            if record.end == nil { body(&record) }
        }
    }
}
