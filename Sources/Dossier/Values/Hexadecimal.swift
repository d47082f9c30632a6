extension Sequence<UInt8> {
    /// The bytes as lower-case hexadecimal, two digits each.
    package var hexadecimal: String {
        map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }
}
