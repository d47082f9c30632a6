/// A page in Prometheus' text format 0.0.4, written line by line.
/// https://prometheus.io/docs/instrumenting/exposition_formats/
struct ExpositionText {
    private(set) var text = ""

    /// Begins a family: all its samples come after this, and before the next family.
    mutating func start(_ name: String, _ kind: MetricKind, help: String?) {
        if let help { text += "# HELP \(name) \(Self.escapeHelp(help))\n" }
        text += "# TYPE \(name) \(kind.type)\n"
    }

    /// - Parameter labels: as `MetricLabels` writes them, so escaped.
    mutating func add(_ name: String, _ labels: String, _ value: String) {
        text += name
        if !labels.isEmpty { text += "{\(labels)}" }
        text += " \(value)\n"
    }

    /// A number as the text format writes it: whole ones without a point, and its own words for what is no number.
    static func number(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
        let text = value.description
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    // By scalars, as to Swift a carriage return with a line feed is one character, and no line feed.
    private static func escapeHelp(_ help: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in help.unicodeScalars {
            switch scalar {
            case "\\": escaped.append(contentsOf: "\\\\".unicodeScalars)
            case "\n": escaped.append(contentsOf: "\\n".unicodeScalars)
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }
}
