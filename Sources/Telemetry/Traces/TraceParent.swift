import Tracing

/// A place in a trace, as it goes from one program to the next in the header `traceparent`.
/// https://www.w3.org/TR/trace-context/#traceparent-header
struct TraceParent: Hashable, Sendable {
    static let header = "traceparent"

    let trace: TraceID
    let span: SpanID
    /// Whether it came from another program.
    let isRemote: Bool

    init(trace: TraceID, span: SpanID, isRemote: Bool) {
        self.trace = trace
        self.span = span
        self.isRemote = isRemote
    }

    /// Reads a header that another program sent; nil when it is not exactly what W3C says. Whether the other program
    /// keeps its own spans makes no difference here: all are kept.
    init?(header: String) {
        // 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01
        let bytes = Array(header.utf8)
        let dash = UInt8(ascii: "-")
        guard bytes.count >= 55, bytes[2] == dash, bytes[35] == dash, bytes[52] == dash else { return nil }
        guard let version = Hex.number(bytes[0..<2]), version != 0xff, Hex.number(bytes[53..<55]) != nil else {
            return nil
        }
        // A later version may have more behind it, and this one may not.
        guard bytes.count == 55 || (version > 0 && bytes[55] == dash) else { return nil }
        guard
            let high = Hex.number(bytes[3..<19]), let low = Hex.number(bytes[19..<35]),
            let bits = Hex.number(bytes[36..<52]),
            let trace = TraceID(high: high, low: low), let span = SpanID(bits: bits)
        else { return nil }
        self.init(trace: trace, span: span, isRemote: true)
    }

    /// The header for the next program. Its last number says that this program keeps the span.
    var headerValue: String { "00-\(trace.hex)-\(span.hex)-01" }
}

private enum TraceParentKey: ServiceContextKey {
    typealias Value = TraceParent
    static let nameOverride: String? = "trace-parent"
}

extension ServiceContext {
    /// The span that what happens now is part of.
    var traceParent: TraceParent? {
        get { self[TraceParentKey.self] }
        set { self[TraceParentKey.self] = newValue }
    }

    /// The trace that what happens now is part of, in hexadecimal, so that a log can name it.
    package var traceID: String? { traceParent?.trace.hex }
}
