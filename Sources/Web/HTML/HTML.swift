import NIOCore

/// A piece of HTML. What stands in the literal is trusted, since only a program's own text can be a `StaticString`; what
/// is interpolated is escaped, unless it is `HTML` itself, which nests.
///
/// There is one door past this (`HTML.json`), and a test lists its callers.
package struct HTML: ExpressibleByStringInterpolation, Sendable {
    package private(set) var bytes: [UInt8]

    package init(stringLiteral value: StaticString) {
        bytes = value.withUTF8Buffer { Array($0) }
    }

    package init(stringInterpolation: StringInterpolation) {
        bytes = stringInterpolation.bytes
    }

    fileprivate init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    package static let none: HTML = ""

    /// A value as text, escaped.
    package init(text: String) {
        bytes = []
        bytes.appendEscaped(text)
    }

    /// A text as paragraphs: an empty line parts them, a single line end stays a line end.
    package init(paragraphsOf text: String) {
        bytes = []
        bytes.reserveCapacity(text.utf8.count + 16)
        bytes.append(contentsOf: Array("<p>".utf8))
        var text = text
        text.withUTF8 { buffer in
            var start = 0
            var index = 0
            while index < buffer.count {
                guard buffer[index] == UInt8(ascii: "\n") else {
                    index += 1
                    continue
                }
                bytes.appendEscaped(buffer[start..<index])
                var end = index
                while end < buffer.count, buffer[end] == UInt8(ascii: "\n") { end += 1 }
                let isInside = start > 0 || index > 0
                if isInside, end < buffer.count {
                    bytes.append(contentsOf: Array((end - index > 1 ? "</p><p>" : "<br>").utf8))
                }
                start = end
                index = end
            }
            bytes.appendEscaped(buffer[start...])
        }
        bytes.append(contentsOf: Array("</p>".utf8))
    }

    /// JSON in a `<script type="application/json">`: the one place that is not escaped as HTML. What could end the
    /// element is written as JSON escapes; control of the text stays with the encoder that made it.
    package static func json(_ encoded: String) -> HTML {
        HTML(bytes: Array(encoded.replacing("<", with: "\\u003c").replacing("\u{2028}", with: "\\u2028").utf8))
    }

    package var isEmpty: Bool { bytes.isEmpty }

    /// The text, for tests and snapshots.
    package var string: String { String(decoding: bytes, as: UTF8.self) }

    package static func joined(_ pieces: [HTML], by separator: HTML = .none) -> HTML {
        var bytes: [UInt8] = []
        for (index, piece) in pieces.enumerated() {
            if index > 0 { bytes.append(contentsOf: separator.bytes) }
            bytes.append(contentsOf: piece.bytes)
        }
        return HTML(bytes: bytes)
    }

    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var bytes: [UInt8] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            bytes.reserveCapacity(literalCapacity + interpolationCount * 24)
        }

        package mutating func appendLiteral(_ literal: StaticString) {
            literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
        }

        package mutating func appendInterpolation(_ text: String) {
            bytes.appendEscaped(text)
        }

        package mutating func appendInterpolation(_ text: String?) {
            if let text { bytes.appendEscaped(text) }
        }

        package mutating func appendInterpolation(_ number: Int) {
            bytes.append(contentsOf: String(number).utf8)
        }

        package mutating func appendInterpolation(_ link: Link) {
            bytes.appendEscaped(link.path)
        }

        package mutating func appendInterpolation(_ html: HTML) {
            bytes.append(contentsOf: html.bytes)
        }

        package mutating func appendInterpolation(_ html: HTML?) {
            if let html { bytes.append(contentsOf: html.bytes) }
        }

        package mutating func appendInterpolation(_ pieces: [HTML]) {
            for piece in pieces { bytes.append(contentsOf: piece.bytes) }
        }
    }
}

extension [UInt8] {
    /// Escapes the five characters that mean something in text and in quoted attributes, and drops what XML and HTML
    /// cannot hold. Everything else goes through as it is, run by run.
    fileprivate mutating func appendEscaped(_ text: String) {
        var text = text
        text.withUTF8 { appendEscaped($0[...]) }
    }

    fileprivate mutating func appendEscaped(_ buffer: Slice<UnsafeBufferPointer<UInt8>>) {
        var start = buffer.startIndex
        for index in buffer.indices {
            let replacement: StaticString
            switch buffer[index] {
            case UInt8(ascii: "&"): replacement = "&amp;"
            case UInt8(ascii: "<"): replacement = "&lt;"
            case UInt8(ascii: ">"): replacement = "&gt;"
            case UInt8(ascii: "\""): replacement = "&quot;"
            case UInt8(ascii: "'"): replacement = "&#39;"
            case 0: replacement = ""
            default: continue
            }
            append(contentsOf: buffer[start..<index])
            replacement.withUTF8Buffer { append(contentsOf: $0) }
            start = index + 1
        }
        append(contentsOf: buffer[start...])
    }
}
