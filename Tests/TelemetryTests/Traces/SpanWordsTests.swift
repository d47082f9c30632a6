import Testing
import Tracing

@testable import Telemetry

@Suite("What is said of a span")
struct SpanWordsTests {
    @Test("texts, numbers, truths and lists of them come back as they were, by name")
    func attributes() throws {
        let (span, _) = try WrittenSpan.of { span in
            span.attributes["text"] = "één"
            span.attributes["int"] = Int.min
            span.attributes["small"] = Int32(-7)
            span.attributes["bool"] = false
            span.attributes["double"] = 0.1
            span.attributes["texts"] = ["a", "b"]
            span.attributes["ints"] = [1, 2]
            span.attributes["longs"] = [Int64.max]
            span.attributes["bools"] = [true]
            span.attributes.set("printed", value: .stringConvertible(12))
            span.attributes["gone"] = "x"
            span.attributes["gone"] = String?.none
        }
        #expect(span.value("text") == ReadValue(stringValue: "één"))
        #expect(span.value("int") == ReadValue(intValue: "-9223372036854775808"))
        #expect(span.value("small") == ReadValue(intValue: "-7"))
        #expect(span.value("bool") == ReadValue(boolValue: false))
        #expect(span.value("double") == ReadValue(doubleValue: 0.1))
        #expect(span.value("texts")?.arrayValue?.values.map(\.stringValue) == ["a", "b"])
        #expect(span.value("ints")?.arrayValue?.values.map(\.intValue) == ["1", "2"])
        #expect(span.value("longs")?.arrayValue?.values.map(\.intValue) == ["9223372036854775807"])
        #expect(span.value("bools")?.arrayValue?.values.map(\.boolValue) == [true])
        #expect(span.value("printed") == ReadValue(stringValue: "12"))
        #expect(span.value("gone") == nil)
        #expect(span.attributes?.map(\.key) == span.attributes?.map(\.key).sorted())
    }

    @Test("a text comes back as it was, whatever is in it, and stays on its line")
    func texts() throws {
        let texts = [
            "\"", "\\", "\n", "dos\r\nend", "\t", "\u{0}\u{1}\u{8}\u{f}\u{10}\u{1f}\u{7f}", "\u{2028}", "👩‍👩‍👧",
            "</script>",
        ]
        for text in texts {
            let (span, file) = try WrittenSpan.of { span in
                span.attributes["text"] = text
                span.attributes[text] = 1
                span.addEvent(SpanEvent(name: text))
            }
            #expect(span.value("text")?.stringValue == text)
            #expect(span.value(text)?.intValue == "1")
            #expect(span.events?.map(\.name) == [text])
            #expect(file.utf8.filter { $0 == UInt8(ascii: "\n") }.count == 1)
        }
    }

    @Test("numbers that are none are texts, as proto3 has it")
    func strangeNumbers() throws {
        let text = try WrittenSpan.line { span in
            span.attributes["a"] = Double.nan
            span.attributes["b"] = Double.infinity
            span.attributes["c"] = -Double.infinity
            span.attributes["d"] = 1e-7
        }
        #expect(text.contains(#"{"key":"a","value":{"doubleValue":"NaN"}}"#))
        #expect(text.contains(#"{"key":"b","value":{"doubleValue":"Infinity"}}"#))
        #expect(text.contains(#"{"key":"c","value":{"doubleValue":"-Infinity"}}"#))
        #expect(text.contains(#"{"key":"d","value":{"doubleValue":1e-07}}"#))
    }

    @Test("events have their names, their attributes and their order")
    func events() throws {
        let (span, _) = try WrittenSpan.of { span in
            span.addEvent("asked")
            span.addEvent(SpanEvent(name: "answered", attributes: ["rows": 12]))
        }
        #expect(span.events?.map(\.name) == ["asked", "answered"])
        #expect(span.events?.last?.attributes == [ReadAttribute(key: "rows", value: ReadValue(intValue: "12"))])
    }

    @Test("a link leads to another span, and one to no span is left out")
    func links() throws {
        var other = ServiceContext.topLevel
        other.traceParent = TraceParent(header: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
        let (span, _) = try WrittenSpan.of { span in
            span.addLink(SpanLink(context: other, attributes: ["why": "asked for"]))
            span.addLink(SpanLink(context: .topLevel, attributes: [:]))
        }
        #expect(span.links?.map(\.traceId) == ["0af7651916cd43dd8448eb211c80319c"])
        #expect(span.links?.map(\.spanId) == ["b7ad6b7169203331"])
        #expect(span.links?.first?.attributes?.map(\.key) == ["why"])
    }

    @Test("too many attributes, events and links are counted, and long texts are cut between two letters")
    func bounds() throws {
        let (span, _) = try WrittenSpan.of { span in
            for number in 0..<200 {
                span.attributes["key \(number)"] = number
                span.addEvent(SpanEvent(name: "event \(number)"))
                span.addLink(span, attributes: [:])
            }
            span.attributes["a"] = String(repeating: "€", count: 5_000)
            span.operationName = "it"
        }
        #expect(span.attributes?.count == 128)
        #expect(span.droppedAttributesCount == 73)
        #expect(span.events?.count == 128)
        #expect(span.droppedEventsCount == 72)
        #expect(span.links?.count == 128)
        #expect(span.droppedLinksCount == 72)
        #expect(span.value("a")?.stringValue == String(repeating: "€", count: 341))
    }
}
