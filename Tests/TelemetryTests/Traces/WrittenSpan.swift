import Foundation
import Testing
import Tracing

@testable import Telemetry

/// One span, written to a file of its own and read back.
enum WrittenSpan {
    /// Lets a span be made and ended, and reads it back.
    static func of(_ body: (FileSpan) throws -> Void) throws -> (span: ReadSpan, text: String) {
        let text = try line(body)
        let request = try JSONDecoder().decode(ExportRequest.self, from: Data(text.utf8))
        return (try #require(request.resourceSpans.first?.scopeSpans.first?.spans.first), text)
    }

    /// What stands in the file for a span.
    static func line(_ body: (FileSpan) throws -> Void) throws -> String {
        let file = try TraceFile()
        defer { file.remove() }
        let tracer = try SpanFile(path: file.path, service: "klaver")
        try? tracer.withSpan("it", body)
        tracer.close()
        return try file.text()
    }
}
