import Testing
import Tracing

@testable import Telemetry

@Suite("Spans in a file")
struct SpanFileTests {
    private let file: TraceFile
    private let tracer: SpanFile

    init() throws {
        file = try TraceFile()
        tracer = try SpanFile(path: file.path, service: "klaver \"test\"")
    }

    private struct Moment: TracerInstant {
        let nanosecondsSinceEpoch: UInt64
        static func < (one: Moment, other: Moment) -> Bool { one.nanosecondsSinceEpoch < other.nanosecondsSinceEpoch }
    }

    private func closed() throws -> TraceFile {
        tracer.close()
        return file
    }

    @Test("a span in a span has it as its parent, in the same trace; a sibling has not")
    func nesting() async throws {
        defer { file.remove() }
        await tracer.withSpan("request", ofKind: .server) { _ in
            await tracer.withSpan("read") { _ in
                await Task { tracer.withSpan("row") { _ in } }.value
            }
            tracer.withSpan("page") { _ in }
        }
        tracer.withSpan("other") { _ in }
        let file = try closed()
        let request = try file.span("request")
        let read = try file.span("read")
        #expect(request.parentSpanId == nil)
        #expect(read.parentSpanId == request.spanId)
        #expect(try file.span("row").parentSpanId == read.spanId)
        #expect(try file.span("page").parentSpanId == request.spanId)
        #expect(try Set(["request", "read", "row", "page"].map { try file.span($0).traceId }) == [request.traceId])
        #expect(try file.span("other").parentSpanId == nil)
        #expect(try file.span("other").traceId != request.traceId)
        #expect(Set(try file.spans().map(\.spanId)).count == 5)
        for span in try file.spans() {
            #expect(span.traceId.wholeMatch(of: /[0-9a-f]{32}/) != nil)
            #expect(span.spanId.wholeMatch(of: /[0-9a-f]{16}/) != nil)
            #expect(span.flags == 0x101)
        }
    }

    @Test("times are nanoseconds as texts, and a span never ends before it began")
    func times() throws {
        defer { file.remove() }
        let early = Moment(nanosecondsSinceEpoch: 1_795_000_000_123_456_789)
        let late = Moment(nanosecondsSinceEpoch: 1_795_000_001_000_000_001)
        let span = tracer.startSpan("forth", at: early)
        span.addEvent(SpanEvent(name: "midway", at: late))
        span.end(at: late)
        tracer.startSpan("back", at: late).end(at: early)
        tracer.withSpan("now") { _ in }
        let file = try closed()
        #expect(try file.span("forth").startTimeUnixNano == "1795000000123456789")
        #expect(try file.span("forth").endTimeUnixNano == "1795000001000000001")
        #expect(try file.span("forth").events?.map(\.timeUnixNano) == ["1795000001000000001"])
        #expect(try file.span("back").endTimeUnixNano == "1795000001000000001")
        let now = try file.span("now")
        let start = try #require(UInt64(now.startTimeUnixNano))
        let end = try #require(UInt64(now.endTimeUnixNano))
        #expect(start <= end && end <= DefaultTracerClock.now.nanosecondsSinceEpoch)
    }

    @Test("a span that ends twice is written once, and what is said of it afterwards is not heard")
    func endsTwice() throws {
        defer { file.remove() }
        let span = tracer.startSpan("once")
        #expect(span.isRecording)
        span.end()
        #expect(!span.isRecording)
        span.operationName = "changed"
        span.attributes["late"] = true
        span.setStatus(SpanStatus(code: .error))
        span.addEvent("late")
        span.end()
        let file = try closed()
        #expect(try file.spans().count == 1)
        let written = try file.span("once")
        #expect(written.attributes == nil && written.status == nil && written.events == nil)
    }

    @Test("a span that never ends is not written")
    func neverEnds() throws {
        defer { file.remove() }
        _ = tracer.startSpan("never")
        #expect(try closed().text().isEmpty)
    }

    @Test("kinds and how it went are OTLP's numbers, and the service has its name")
    func numbers() throws {
        defer { file.remove() }
        let kinds: [(SpanKind, Int)] = [(.internal, 1), (.server, 2), (.client, 3), (.producer, 4), (.consumer, 5)]
        for (kind, number) in kinds { tracer.startSpan("kind \(number)", ofKind: kind).end() }
        tracer.withSpan("fine") { $0.setStatus(SpanStatus(code: .ok)) }
        tracer.withSpan("wrong") { $0.setStatus(SpanStatus(code: .error, message: "Jan was not found")) }
        let file = try closed()
        for (_, number) in kinds { #expect(try file.span("kind \(number)").kind == number) }
        #expect(try file.span("kind 1").status == nil)
        #expect(try file.span("fine").status?.code == 1)
        #expect(try file.span("wrong").status?.code == 2)
        #expect(try file.span("wrong").status?.message == nil)
        let resource = try #require(try file.requests().first?.resourceSpans.first?.resource)
        #expect(
            resource.attributes == [
                ReadAttribute(key: "service.name", value: ReadValue(stringValue: "klaver \"test\""))
            ])
    }
}
