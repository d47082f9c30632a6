import NIOCore

/// A piece of HTML. What stands in the literal is trusted, since only a program's own text can be a `StaticString`; what
/// is interpolated is escaped, unless it is `HTML` itself, which nests.
///
/// There is one door past this (`HTML.json`), and a test lists its callers.
package struct HTML: ExpressibleByStringInterpolation, Sendable {
    // Many pieces are a literal, which stands in the program and needs no memory.
    private enum Form: Sendable {
        case literal(StaticString)
        case written(Bytes)
    }

    private let form: Form

    package init(stringLiteral value: StaticString) {
        form = .literal(value)
    }

    package init(stringInterpolation: StringInterpolation) {
        form = .written(stringInterpolation.bytes)
    }

    private init(_ bytes: Bytes) {
        form = .written(bytes)
    }

    package static let none: HTML = ""

    /// A value as text, escaped.
    package init(text: String) {
        var bytes = Bytes(capacity: text.utf8.count)
        bytes.appendEscaped(text)
        self.init(bytes)
    }

    /// A text as paragraphs: an empty line parts them, a single line end stays a line end.
    package init(paragraphsOf text: String) {
        var bytes = Bytes(capacity: text.utf8.count + 16)
        bytes.appendParagraphs(text)
        self.init(bytes)
    }

    /// JSON in a `<script type="application/json">`: the one place that is not escaped as HTML. What could end the
    /// element is written as JSON escapes; control of the text stays with the encoder that made it.
    package static func json(_ encoded: String) -> HTML {
        var harmless = encoded.replacing("<", with: "\\u003c").replacing("\u{2028}", with: "\\u2028")
        var bytes = Bytes(capacity: harmless.utf8.count)
        harmless.withUTF8 { bytes.append(UnsafeRawBufferPointer($0)) }
        return HTML(bytes)
    }

    /// The same with every address that begins with one link begun with another: how the pages of a preview lead to each
    /// other. Only an attribute holds a bare quote, so no text is touched.
    func readdressed(from: Link, to: Link) -> HTML {
        var text = string.replacing("\"\(from.path)", with: "\"\(to.path)")
        var bytes = Bytes(capacity: text.utf8.count)
        text.withUTF8 { bytes.append(UnsafeRawBufferPointer($0)) }
        return HTML(bytes)
    }

    package var isEmpty: Bool { count == 0 }

    private var count: Int {
        switch form {
        case .literal(let text): text.utf8CodeUnitCount
        case .written(let bytes): bytes.count
        }
    }

    /// The bytes, to be sent.
    package var buffer: ByteBuffer {
        switch form {
        case .literal(let text): ByteBuffer(staticString: text)
        case .written(let bytes): bytes.withUnsafeBytes { ByteBuffer(bytes: $0) }
        }
    }

    /// The text, for tests and snapshots.
    package var string: String { String(buffer: buffer) }

    package static func joined(_ pieces: [HTML], by separator: HTML = .none) -> HTML {
        var bytes = Bytes(capacity: pieces.reduce(0) { $0 + $1.count + separator.count })
        for (index, piece) in pieces.enumerated() {
            if index > 0 { separator.append(to: &bytes) }
            piece.append(to: &bytes)
        }
        return HTML(bytes)
    }

    fileprivate func append(to bytes: inout Bytes) {
        switch form {
        case .literal(let text): bytes.append(text)
        case .written(let piece): bytes.append(piece)
        }
    }

    package struct StringInterpolation: StringInterpolationProtocol {
        fileprivate var bytes: Bytes

        package init(literalCapacity: Int, interpolationCount: Int) {
            bytes = Bytes(capacity: literalCapacity + interpolationCount * 64)
        }

        package mutating func appendLiteral(_ literal: StaticString) {
            bytes.append(literal)
        }

        package mutating func appendInterpolation(_ text: String) {
            bytes.appendEscaped(text)
        }

        package mutating func appendInterpolation(_ text: String?) {
            if let text { bytes.appendEscaped(text) }
        }

        package mutating func appendInterpolation(_ number: Int) {
            bytes.appendEscaped(String(number))
        }

        package mutating func appendInterpolation(_ link: Link) {
            bytes.appendEscaped(link.path)
        }

        package mutating func appendInterpolation(_ html: HTML) {
            html.append(to: &bytes)
        }

        package mutating func appendInterpolation(_ html: HTML?) {
            html?.append(to: &bytes)
        }

        package mutating func appendInterpolation(_ pieces: [HTML]) {
            for piece in pieces { piece.append(to: &bytes) }
        }
    }
}
