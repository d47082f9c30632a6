import Tracing

/// Attributes as OTLP's list of `KeyValue`.
enum OTLPAttributes {
    /// OpenTelemetry's own bound on the attributes of one span, event or link.
    static let most = 128
    /// A longer text is cut: it may be what a stranger sent.
    static let longestText = 1024

    /// Writes the attributes by name, and behind them how many were too many.
    static func write(_ attributes: SpanAttributes, to json: inout JSONText) {
        var known: [(name: String, value: SpanAttribute)] = []
        attributes.forEach { known.append(($0, $1)) }
        guard !known.isEmpty else { return }
        known.sort { $0.name < $1.name }
        json.raw(",\"attributes\":")
        json.list(known.prefix(most)) { json, attribute in
            write(name: attribute.name, value: attribute.value, to: &json)
        }
        guard known.count > most else { return }
        json.raw(",\"droppedAttributesCount\":")
        json.number(known.count - most)
    }

    static func write(name: String, value: SpanAttribute, to json: inout JSONText) {
        json.raw("{\"key\":")
        json.text(name.cut(toBytes: longestText))
        json.raw(",\"value\":")
        write(value, to: &json)
        json.raw("}")
    }

    private static func write(_ value: SpanAttribute, to json: inout JSONText) {
        switch value {
        case .string(let text): write(text, to: &json)
        case .stringConvertible(let value): write(String(describing: value), to: &json)
        case .int32(let number): write(Int64(number), to: &json)
        case .int64(let number): write(number, to: &json)
        case .double(let number): write(number, to: &json)
        case .bool(let isTrue): write(isTrue, to: &json)
        case .stringArray(let texts): list(texts, to: &json, write)
        case .stringConvertibleArray(let values):
            // What the tracing library makes of a list of Int.
            if let numbers = values as? [Int] { return list(numbers.map(Int64.init), to: &json, write) }
            list(values.map { String(describing: $0) }, to: &json, write)
        case .int32Array(let numbers): list(numbers.map(Int64.init), to: &json, write)
        case .int64Array(let numbers): list(numbers, to: &json, write)
        case .doubleArray(let numbers): list(numbers, to: &json, write)
        case .boolArray(let values): list(values, to: &json, write)
        // OTLP's own way to say that there is a key and no value.
        default: json.raw("{}")
        }
    }

    private static func write(_ text: String, to json: inout JSONText) {
        json.raw("{\"stringValue\":")
        json.text(text.cut(toBytes: longestText))
        json.raw("}")
    }

    private static func write(_ number: Int64, to json: inout JSONText) {
        json.raw("{\"intValue\":")
        json.quoted(number)
        json.raw("}")
    }

    private static func write(_ number: Double, to json: inout JSONText) {
        json.raw("{\"doubleValue\":")
        json.number(number)
        json.raw("}")
    }

    private static func write(_ isTrue: Bool, to json: inout JSONText) {
        json.raw(isTrue ? "{\"boolValue\":true}" : "{\"boolValue\":false}")
    }

    private static func list<Value>(
        _ values: [Value], to json: inout JSONText, _ write: (Value, inout JSONText) -> Void
    ) {
        json.raw("{\"arrayValue\":{\"values\":")
        json.list(values.prefix(most)) { json, value in write(value, &json) }
        json.raw("}}")
    }
}
