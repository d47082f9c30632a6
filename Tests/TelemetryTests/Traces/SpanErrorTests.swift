import Testing
import Tracing

@testable import Telemetry

@Suite("Errors in traces")
struct SpanErrorTests {
    private struct Unfound: Error, CustomStringConvertible {
        let name: String
        var description: String { "there is no \(name)" }
    }

    @Test("of an error only its type is written, never its text")
    func errors() throws {
        let (span, text) = try WrittenSpan.of { _ in throw Unfound(name: "Jan de Vries") }
        #expect(span.status?.code == 2)
        let event = try #require(span.events?.first)
        #expect(span.events?.count == 1)
        #expect(event.name == "exception")
        #expect(
            event.attributes == [
                ReadAttribute(
                    key: "exception.type", value: ReadValue(stringValue: "TelemetryTests.SpanErrorTests.Unfound"))
            ])
        #expect(!text.contains("Jan"))
    }

    @Test("what is said with an error is kept, but for what holds its text")
    func errorAttributes() throws {
        let (span, text) = try WrittenSpan.of { span in
            let attributes: SpanAttributes = [
                "tries": 3, "exception.message": "no Jan", "exception.stacktrace": "at Jan",
            ]
            span.recordError(Unfound(name: "Jan"), attributes: attributes)
        }
        #expect(span.status == nil)
        #expect(span.events?.first?.attributes?.map(\.key) == ["exception.type", "tries"])
        #expect(!text.contains("Jan"))
    }
}
