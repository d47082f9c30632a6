/// What a log says about itself at one moment: C2SP tlog-checkpoint, the part that is signed.
///
/// By itself it proves nothing. One that came from elsewhere is to be believed only when
/// `CheckpointVerifier.open` returned it.
package struct Checkpoint: Sendable {
    /// Which log this is: any text of one line, by custom the name of the log's key, like `example.com/log42`.
    package let origin: String
    /// How many leaves the tree has.
    package let size: UInt64
    /// The root of the tree over those leaves.
    package let root: MerkleHash
    /// Further lines, without meaning here. C2SP advises against them.
    package let extensions: [String]

    /// Puts a checkpoint together. Throws `.malformedOrigin` or `.malformedExtension` for an empty text or one with
    /// control characters (also newlines), and `.wrongEmptyRoot` when size 0 comes with a root of something.
    package init(
        origin: String, size: UInt64, root: MerkleHash, extensions: [String] = []
    ) throws(CheckpointError) {
        guard origin.isNoteLine else { throw .malformedOrigin }
        guard extensions.allSatisfy(\.isNoteLine) else { throw .malformedExtension }
        guard size > 0 || root == .emptyTree else { throw .wrongEmptyRoot }
        self.origin = origin
        self.size = size
        self.root = root
        self.extensions = extensions
    }

    /// The text that is signed: origin, size, root and extensions, each ending with a newline.
    package var text: String {
        ([origin, String(size), root.base64] + extensions).map { $0 + "\n" }.joined()
    }

    /// Reads the lines of a note before the blank line. There is one spelling only, so that `text` gives back the very
    /// bytes that were read.
    init(lines: some Collection<ArraySlice<UInt8>>) throws(CheckpointError) {
        var rest = lines.map { String(decoding: $0, as: UTF8.self) }[...]
        guard let origin = rest.popFirst() else { throw .malformedOrigin }
        guard let decimal = rest.popFirst(), let size = Self.size(decimal) else { throw .malformedSize }
        guard let base64 = rest.popFirst(), let root = MerkleHash(base64: base64) else { throw .malformedRoot }
        try self.init(origin: origin, size: size, root: root, extensions: Array(rest))
    }

    private static func size(_ decimal: String) -> UInt64? {
        let digits = decimal.utf8
        guard digits.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) else { return nil }
        guard digits.count == 1 || digits.first != UInt8(ascii: "0") else { return nil }
        return UInt64(decimal)
    }
}

extension Checkpoint: Hashable {
    /// Equal when the signed texts are the same bytes. (Swift's own equality of strings would let two differ.)
    package static func == (left: Checkpoint, right: Checkpoint) -> Bool {
        left.text.hasSameBytes(as: right.text)
    }

    /// Feeds what `==` compares.
    package func hash(into hasher: inout Hasher) {
        for byte in text.utf8 { hasher.combine(byte) }
    }
}
