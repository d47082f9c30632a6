import Tracing

/// A finished span as OTLP's JSON: identities in hexadecimal, times and large numbers as texts, and enumerations as
/// numbers.
/// https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding
enum OTLPSpan {
    static func json(_ record: SpanRecord) -> [UInt8] {
        var json = JSONText()
        json.raw("{\"traceId\":")
        json.text(record.identity.trace.hex)
        json.raw(",\"spanId\":")
        json.text(record.identity.span.hex)
        writeParent(record.parent, to: &json)
        json.raw(",\"name\":")
        json.text(record.name.cut(toBytes: OTLPAttributes.longestText))
        json.raw(",\"kind\":")
        json.number(number(of: record.kind))
        json.raw(",\"startTimeUnixNano\":")
        json.quoted(record.start)
        json.raw(",\"endTimeUnixNano\":")
        json.quoted(record.end ?? record.start)
        OTLPAttributes.write(record.attributes, to: &json)
        writeEvents(of: record, to: &json)
        writeLinks(of: record, to: &json)
        if let status = record.status {
            json.raw(",\"status\":{\"code\":")
            json.number(number(of: status))
            json.raw("}")
        }
        json.raw("}")
        return json.bytes
    }

    // The lowest bit says that the span is kept; 0x100 that it is known, and 0x200 whether, its parent is elsewhere.
    private static func writeParent(_ parent: TraceParent?, to json: inout JSONText) {
        if let parent {
            json.raw(",\"parentSpanId\":")
            json.text(parent.span.hex)
        }
        json.raw(",\"flags\":")
        json.number(parent?.isRemote == true ? 0x301 : 0x101)
    }

    private static func writeEvents(of record: SpanRecord, to json: inout JSONText) {
        guard !record.events.isEmpty else { return }
        json.raw(",\"events\":")
        json.list(record.events) { json, event in
            json.raw("{\"timeUnixNano\":")
            json.quoted(event.nanosecondsSinceEpoch)
            json.raw(",\"name\":")
            json.text(event.name.cut(toBytes: OTLPAttributes.longestText))
            OTLPAttributes.write(event.attributes, to: &json)
            json.raw("}")
        }
        guard record.droppedEvents > 0 else { return }
        json.raw(",\"droppedEventsCount\":")
        json.number(record.droppedEvents)
    }

    private static func writeLinks(of record: SpanRecord, to json: inout JSONText) {
        guard !record.links.isEmpty else { return }
        json.raw(",\"links\":")
        json.list(record.links) { json, link in
            json.raw("{\"traceId\":")
            json.text(link.target.trace.hex)
            json.raw(",\"spanId\":")
            json.text(link.target.span.hex)
            OTLPAttributes.write(link.attributes, to: &json)
            json.raw("}")
        }
        guard record.droppedLinks > 0 else { return }
        json.raw(",\"droppedLinksCount\":")
        json.number(record.droppedLinks)
    }

    private static func number(of kind: SpanKind) -> Int {
        switch kind {
        case .internal: 1
        case .server: 2
        case .client: 3
        case .producer: 4
        case .consumer: 5
        }
    }

    private static func number(of status: SpanStatus.Code) -> Int {
        switch status {
        case .ok: 1
        case .error: 2
        }
    }
}
