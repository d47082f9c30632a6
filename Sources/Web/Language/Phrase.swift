/// A sentence of the catalogue with places to fill: `"Goedemiddag, {name}"`. The places are found once, when the
/// catalogue is read.
package struct Phrase: Decodable, Sendable {
    private enum Part: Sendable {
        case text(String)
        case place(String)
    }

    private let parts: [Part]

    package init(_ text: String) {
        var parts: [Part] = []
        var rest = Substring(text)
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            if open > rest.startIndex { parts.append(.text(String(rest[..<open]))) }
            parts.append(.place(String(rest[rest.index(after: open)..<close])))
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { parts.append(.text(String(rest))) }
        self.parts = parts
    }

    package init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }

    /// The names of the places, for the test that holds the languages equal.
    package var places: Set<String> {
        Set(parts.compactMap { if case .place(let name) = $0 { name } else { nil } })
    }

    /// The sentence with its places filled.
    package func callAsFunction(_ values: KeyValuePairs<String, String>) -> String {
        var text = ""
        for part in parts {
            switch part {
            case .text(let piece): text += piece
            case .place(let name): text += values.first { $0.key == name }?.value ?? ""
            }
        }
        return text
    }

    /// The same with HTML in its places; the sentence itself is escaped.
    package func html(_ values: KeyValuePairs<String, HTML>) -> HTML {
        .joined(
            parts.map { part in
                switch part {
                case .text(let piece): HTML(text: piece)
                case .place(let name): values.first { $0.key == name }?.value ?? .none
                }
            })
    }
}

/// One and more: "1 dag", "3 dagen".
package struct Plural: Decodable, Sendable {
    package let one: Phrase
    package let more: Phrase

    package func callAsFunction(_ count: Int, _ values: KeyValuePairs<String, String> = [:]) -> String {
        (count == 1 ? one : more).filled(count: count, values)
    }
}

extension Phrase {
    fileprivate func filled(count: Int, _ values: KeyValuePairs<String, String>) -> String {
        var all: [(String, String)] = [("count", String(count))]
        all.append(contentsOf: values.map { ($0.key, $0.value) })
        return filled(all)
    }

    private func filled(_ values: [(String, String)]) -> String {
        parts.reduce(into: "") { text, part in
            switch part {
            case .text(let piece): text += piece
            case .place(let name): text += values.first { $0.0 == name }?.1 ?? ""
            }
        }
    }
}
