import Testing
import Tracing

@testable import Telemetry

@Suite("Many spans")
struct SpanLoadTests {
    private let file: TraceFile
    private let tracer: SpanFile

    init() throws {
        file = try TraceFile()
        tracer = try SpanFile(path: file.path, service: "klaver")
    }

    @Test("a thousand spans from many tasks are all there, each once")
    func manyTasks() async throws {
        defer { file.remove() }
        let tracer = tracer
        await withTaskGroup { group in
            for task in 0..<50 {
                group.addTask {
                    for step in 0..<20 {
                        await tracer.withSpan("\(task) \(step)") { span in
                            span.attributes["task"] = task
                            await Task.yield()
                        }
                    }
                }
            }
        }
        tracer.close()
        let spans = try file.spans()
        #expect(spans.count == 1_000)
        #expect(Set(spans.map(\.name)).count == 1_000)
        #expect(Set(spans.map(\.traceId)).count == 1_000)
        #expect(spans.allSatisfy { $0.name.hasPrefix("\($0.value("task")?.intValue ?? "none") ") })
        #expect(tracer.droppedSpans == 0)
    }

    @Test("spans are in the file a moment after they end, and at once when asked")
    func arrives() async throws {
        defer { file.remove() }
        tracer.startSpan("asked").end()
        tracer.forceFlush()
        #expect(try file.spans().map(\.name) == ["asked"])
        tracer.startSpan("waited").end()
        for _ in 0..<500 where try file.spans().count < 2 { try await Task.sleep(for: .milliseconds(10)) }
        #expect(try file.spans().map(\.name) == ["asked", "waited"])
        tracer.close()
    }

    @Test("many spans go into lines that a collector can read, and one too large for a line is dropped")
    func longLines() throws {
        defer { file.remove() }
        let long = String(repeating: "x", count: 1_000)
        for number in 0..<2_000 { tracer.withSpan("\(number)") { $0.attributes["long"] = long } }
        tracer.withSpan("large") { span in
            for number in 0..<128 {
                var event = SpanEvent(name: "event")
                for part in 0..<10 { event.attributes["\(number) \(part)"] = long }
                span.addEvent(event)
            }
        }
        tracer.close()
        #expect(try file.spans().map(\.name) == (0..<2_000).map { "\($0)" })
        #expect(tracer.droppedSpans == 1)
        for line in try file.text().split(separator: "\n") { #expect(line.utf8.count < OTLPLines.longestLine) }
    }
}
