import Tracing

/// A tracer that adds every finished span to a file, as OTLP in JSON with one export request a line: what
/// OpenTelemetry's file exporter writes and a collector's `otlpjsonfile` receiver reads.
///
/// Nothing here waits for the disk, and a disk that fails takes nothing with it but spans: `droppedSpans` counts them.
package final class SpanFile: Tracer {
    package typealias Span = FileSpan

    private let writer: SpanWriter

    /// Opens the file, and makes it when it is not there.
    ///
    /// - Parameters:
    ///   - path: the file. When it is moved away, to be kept or thrown out, the next spans go to a new one.
    ///   - service: what the program is called in the traces.
    /// - Throws: `SpanFileError` when the file cannot be written.
    package init(path: String, service: String) throws {
        writer = SpanWriter(file: try AppendedFile(path: path), service: service)
    }

    /// How many spans were not written: too many waited, one was too large, or the disk refused them.
    package var droppedSpans: Int { writer.droppedSpans }

    /// Writes what waits and closes the file. Spans that end after it are dropped.
    package func close() { writer.close() }

    /// Writes what waits. Returns when it is in the file.
    package func forceFlush() { writer.flush() }

    package func startSpan<Instant: TracerInstant>(
        _ operationName: String, context: @autoclosure () -> ServiceContext, ofKind kind: SpanKind,
        at instant: @autoclosure () -> Instant, function: String, file fileID: String, line: UInt
    ) -> FileSpan {
        var context = context()
        let parent = context.traceParent
        let identity = TraceParent(trace: parent?.trace ?? .random(), span: .random(), isRemote: false)
        context.traceParent = identity
        return FileSpan(
            SpanRecord(
                identity: identity, parent: parent, kind: kind, name: operationName,
                start: instant().nanosecondsSinceEpoch),
            context: context, writer: writer)
    }

    /// Takes over the trace of a caller. A header that is not right is as if it were not there, so that what follows is
    /// a trace of its own; `tracestate` is left behind, as W3C allows.
    package func extract<Carrier, Extract: Extractor>(
        _ carrier: Carrier, into context: inout ServiceContext, using extractor: Extract
    ) where Extract.Carrier == Carrier {
        guard let header = extractor.extract(key: TraceParent.header, from: carrier) else { return }
        guard let parent = TraceParent(header: header) else { return }
        context.traceParent = parent
    }

    /// Hands the trace on to a program that is called.
    package func inject<Carrier, Inject: Injector>(
        _ context: ServiceContext, into carrier: inout Carrier, using injector: Inject
    ) where Inject.Carrier == Carrier {
        guard let parent = context.traceParent else { return }
        injector.inject(parent.headerValue, forKey: TraceParent.header, into: &carrier)
    }
}
