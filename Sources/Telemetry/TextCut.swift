extension String {
    /// The front of a text, in at most this many bytes of UTF-8 and with no letter cut in two.
    func cut(toBytes most: Int) -> String {
        guard utf8.count > most else { return self }
        var bytes = Array(utf8.prefix(most + 1))
        // Bytes that begin with 10 go on with a letter: the cut is before the letter's first byte.
        while let last = bytes.popLast(), last & 0b1100_0000 == 0b1000_0000 {}
        return String(decoding: bytes, as: UTF8.self)
    }
}
