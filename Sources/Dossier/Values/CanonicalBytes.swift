/// Content as bytes to be hashed: every field in a fixed order and its length before what varies, so that no two different
/// contents have the same bytes.
struct CanonicalBytes {
    private(set) var bytes: [UInt8]

    /// - Parameter form: the name and the number of the form; one that changes gets another number.
    init(_ form: StaticString) { bytes = Array(form.description.utf8) }

    mutating func append(_ number: Int64) {
        withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func append(_ field: [UInt8]?) {
        append(Int64(field?.count ?? -1))
        bytes.append(contentsOf: field ?? [])
    }

    mutating func append(_ text: String?) { append(text.map { Array($0.utf8) }) }

    mutating func append(_ moment: Moment?) {
        append(moment == nil ? 0 : 1)
        append(moment?.milliseconds ?? 0)
    }

    mutating func append(_ texts: [String]) {
        append(Int64(texts.count))
        for text in texts { append(text) }
    }
}
