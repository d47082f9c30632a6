import Testing
import Tracing

@testable import Telemetry

@Suite("Traces that go from one program to the next")
struct TraceParentTests {
    private static let trace = "0af7651916cd43dd8448eb211c80319c"
    private static let span = "b7ad6b7169203331"

    private struct Headers: Extractor, Injector {
        func extract(key: String, from headers: [String: String]) -> String? { headers[key] }
        func inject(_ value: String, forKey key: String, into headers: inout [String: String]) { headers[key] = value }
    }

    /// What a span says that is made for a request with this header.
    private func answer(to header: String?) throws -> (span: ReadSpan, passedOn: String?) {
        let file = try TraceFile()
        defer { file.remove() }
        let tracer = try SpanFile(path: file.path, service: "klaver")
        var context = ServiceContext.topLevel
        tracer.extract(header.map { ["traceparent": $0] } ?? [:], into: &context, using: Headers())
        let span = tracer.startSpan("it", context: context, ofKind: .server)
        var headers: [String: String] = [:]
        tracer.inject(span.context, into: &headers, using: Headers())
        span.end()
        tracer.close()
        return (try file.span("it"), headers["traceparent"])
    }

    @Test(
        "a header that is right is taken over, whether the caller keeps its spans or not",
        arguments: [
            "00-\(trace)-\(span)-01", "00-\(trace)-\(span)-00", "00-\(trace)-\(span)-ff", "01-\(trace)-\(span)-01",
            "cc-\(trace)-\(span)-01-what-comes-later", "00-00000000000000000000000000000001-0000000000000001-01",
        ])
    func right(header: String) throws {
        let (written, passedOn) = try answer(to: header)
        let parts = header.split(separator: "-").map(String.init)
        #expect(written.traceId == parts[1])
        #expect(written.parentSpanId == parts[2])
        #expect(written.spanId != parts[2])
        #expect(written.flags == 0x301)
        #expect(passedOn == "00-\(parts[1])-\(written.spanId)-01")
    }

    @Test(
        "a header that is not right begins a new trace",
        arguments: [
            nil, "", "00", "00-\(trace)-\(span)", "00-\(trace)-\(span)-", "00-\(trace)-\(span)-1",
            "00-\(trace)-\(span)-011", "00-\(trace)-\(span)-01-", "00-\(trace)-\(span)-01-more",
            "00-\(trace)-\(span)-01, 00-\(trace)-\(span)-01", "01-\(trace)-\(span)-01more", "ff-\(trace)-\(span)-01",
            "0-\(trace)-\(span)-01", "0x-\(trace)-\(span)-01", "00-\(trace)-\(span)-0x", " 00-\(trace)-\(span)-01",
            "00-\(trace)-\(span)-01 ", "00-\(trace.uppercased())-\(span)-01", "00-\(trace)-\(span.uppercased())-01",
            "00-\(trace)-\(span)-0A", "0A-\(trace)-\(span)-01", "00_\(trace)_\(span)_01",
            "00-00000000000000000000000000000000-\(span)-01", "00-\(trace)-0000000000000000-01",
            "00-\(trace)0-\(span)-01", "00-\(trace)-\(span)0-01", "00-+af7651916cd43dd8448eb211c80319c-\(span)-01",
            "00-0af7651916cd43dd8448eb211c80319é-\(span)-1", "００-\(trace)-\(span)-01",
        ])
    func wrong(header: String?) throws {
        let (written, passedOn) = try answer(to: header)
        #expect(written.parentSpanId == nil)
        #expect(written.traceId != Self.trace)
        #expect(written.flags == 0x101)
        #expect(passedOn == "00-\(written.traceId)-\(written.spanId)-01")
    }

    @Test("outside of a trace there is nothing to hand on and no name for the log")
    func outside() throws {
        let file = try TraceFile()
        defer { file.remove() }
        let tracer = try SpanFile(path: file.path, service: "klaver")
        var headers: [String: String] = [:]
        tracer.inject(.topLevel, into: &headers, using: Headers())
        #expect(headers.isEmpty)
        #expect(ServiceContext.topLevel.traceID == nil)
        tracer.withSpan("it") { #expect($0.context.traceID?.count == 32) }
        tracer.close()
    }
}
