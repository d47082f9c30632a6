/// Dimensions as the labels of a series: `method="GET",status="200"`.
enum MetricLabels {
    /// A longer value is cut: it may be what a stranger sent.
    static let longestValue = 256

    /// The labels between the braces, by name, so that the order in which dimensions are given makes no difference. Of
    /// two with the same name the first counts, and one with an empty value is to Prometheus as if it were not there.
    static func text(_ dimensions: [(String, String)]) -> String {
        var labels: [(name: String, value: String)] = []
        for (label, value) in dimensions where !value.isEmpty {
            let name = MetricName.label(label)
            if !labels.contains(where: { $0.name == name }) { labels.append((name, value.cut(toBytes: longestValue))) }
        }
        labels.sort { $0.name < $1.name }
        return labels.map { "\($0.name)=\"\(escape($0.value))\"" }.joined(separator: ",")
    }

    // By bytes, as to Swift a carriage return with a line feed is one character, and no line feed.
    private static func escape(_ value: String) -> String {
        let needsEscape = value.utf8.contains {
            $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\n")
        }
        guard needsEscape else { return value }
        var bytes: [UInt8] = []
        for byte in value.utf8 {
            switch byte {
            case UInt8(ascii: "\\"): bytes += Array("\\\\".utf8)
            case UInt8(ascii: "\""): bytes += Array("\\\"".utf8)
            case UInt8(ascii: "\n"): bytes += Array("\\n".utf8)
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
