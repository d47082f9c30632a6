/// Finished spans as lines, each an `ExportTraceServiceRequest` of OTLP in JSON.
struct OTLPLines: Sendable {
    /// A collector reads a line of at most 1 MiB.
    static let longestLine = 512 * 1024

    private let opening: [UInt8]
    private let closing: [UInt8]

    init(service: String) {
        var json = JSONText()
        json.raw("{\"resourceSpans\":[{\"resource\":{\"attributes\":[")
        OTLPAttributes.write(name: "service.name", value: .string(service), to: &json)
        json.raw("]},\"scopeSpans\":[{\"scope\":{\"name\":\"klaver\"},\"spans\":[")
        opening = json.bytes
        closing = Array("]}]}]}\n".utf8)
    }

    /// Hands over the spans in as few lines as they fit in, one line after the other.
    ///
    /// - Returns: how many spans did not fit a line at all.
    func each(of records: [SpanRecord], _ body: (SpanLine) -> Void) -> Int {
        let room = Self.longestLine - opening.count - closing.count
        var line = SpanLine(bytes: opening)
        var tooLarge = 0
        for record in records {
            let span = OTLPSpan.json(record)
            guard span.count <= room else {
                tooLarge += 1
                continue
            }
            if line.bytes.count + 1 + span.count + closing.count > Self.longestLine {
                body(line.ending(with: closing))
                line = SpanLine(bytes: opening)
            }
            line.add(span)
        }
        if line.spans > 0 { body(line.ending(with: closing)) }
        return tooLarge
    }
}

/// One line of the file, and how many spans are in it.
struct SpanLine {
    private(set) var bytes: [UInt8]
    private(set) var spans = 0

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func add(_ span: [UInt8]) {
        if spans > 0 { bytes.append(UInt8(ascii: ",")) }
        bytes += span
        spans += 1
    }

    func ending(with closing: [UInt8]) -> SpanLine {
        var line = self
        line.bytes += closing
        return line
    }
}
