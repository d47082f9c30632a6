/// Bytes in one piece of memory that can only grow: what a page is written in.
///
/// A page is a thousand small pieces. An array of bytes looks its type up for each piece, and NIO's buffer takes two
/// pieces of memory and checks for exclusive access; this takes one and does neither (docs/performance.md).
struct Bytes: @unchecked Sendable {
    private struct Header {
        var count: Int
        let capacity: Int
    }

    private final class Storage: ManagedBuffer<Header, UInt8> {}

    private var storage: ManagedBuffer<Header, UInt8>

    init(capacity: Int) {
        storage = Self.storage(capacity)
    }

    private static func storage(_ capacity: Int) -> ManagedBuffer<Header, UInt8> {
        Storage.create(minimumCapacity: capacity) { _ in Header(count: 0, capacity: capacity) }
    }

    var count: Int { storage.header.count }

    func withUnsafeBytes<Value>(_ body: (UnsafeRawBufferPointer) throws -> Value) rethrows -> Value {
        try storage.withUnsafeMutablePointers { header, start in
            try body(UnsafeRawBufferPointer(start: start, count: header.pointee.count))
        }
    }

    mutating func append(_ source: UnsafeRawBufferPointer) {
        guard let start = source.baseAddress, source.count > 0 else { return }
        makeRoom(for: source.count)
        storage.withUnsafeMutablePointers { header, bytes in
            UnsafeMutableRawPointer(bytes + header.pointee.count).copyMemory(from: start, byteCount: source.count)
            header.pointee.count += source.count
        }
    }

    mutating func append(_ other: Bytes) { other.withUnsafeBytes { append($0) } }

    mutating func append(_ literal: StaticString) {
        literal.withUTF8Buffer { append(UnsafeRawBufferPointer($0)) }
    }

    private mutating func makeRoom(for more: Int) {
        let size = storage.header
        if size.count + more <= size.capacity, isKnownUniquelyReferenced(&storage) { return }
        let larger = Self.storage(max(size.capacity * 2, size.count + more))
        larger.withUnsafeMutablePointers { header, bytes in
            header.pointee.count = size.count
            storage.withUnsafeMutablePointerToElements { bytes.update(from: $0, count: size.count) }
        }
        storage = larger
    }
}

extension Bytes {
    /// Escapes the five characters that mean something in text and in quoted attributes, and drops what XML and HTML
    /// cannot hold. Everything else goes through as it is, run by run.
    mutating func appendEscaped(_ text: String) {
        var text = text
        text.withUTF8 { appendEscaped(UnsafeRawBufferPointer($0), from: 0, to: $0.count) }
    }

    private mutating func appendEscaped(_ text: UnsafeRawBufferPointer, from start: Int, to end: Int) {
        var written = start
        for index in start..<end {
            let replacement: StaticString
            switch text[index] {
            case UInt8(ascii: "&"): replacement = "&amp;"
            case UInt8(ascii: "<"): replacement = "&lt;"
            case UInt8(ascii: ">"): replacement = "&gt;"
            case UInt8(ascii: "\""): replacement = "&quot;"
            case UInt8(ascii: "'"): replacement = "&#39;"
            case 0: replacement = ""
            default: continue
            }
            append(UnsafeRawBufferPointer(rebasing: text[written..<index]))
            append(replacement)
            written = index + 1
        }
        append(UnsafeRawBufferPointer(rebasing: text[written..<end]))
    }

    /// Lines as a paragraph holds them: an empty line parts paragraphs; line ends around the whole text are left out.
    mutating func appendParagraphs(_ text: String) {
        append("<p>")
        var text = text
        text.withUTF8 { appendLines(UnsafeRawBufferPointer($0)) }
        append("</p>")
    }

    private mutating func appendLines(_ text: UnsafeRawBufferPointer) {
        var start = 0
        while start < text.count {
            var end = start
            while end < text.count, text[end] != UInt8(ascii: "\n") { end += 1 }
            appendEscaped(text, from: start, to: end)
            var next = end
            while next < text.count, text[next] == UInt8(ascii: "\n") { next += 1 }
            if end > 0, next < text.count { append(next - end > 1 ? "</p><p>" : "<br>") }
            start = next
        }
    }
}
