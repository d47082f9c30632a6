import Dossier

/// Makes names: UUID version 7, so that they sort by the millisecond they were made and nobody can guess the next one.
package enum NewIdentifier {
    package static func make<Subject>(at moment: Moment) -> Identifier<Subject> {
        var generator = SystemRandomNumberGenerator()
        let milliseconds = UInt64(clamping: moment.milliseconds)
        let high = milliseconds << 16 | 0x7000 | UInt64.random(in: 0...0xfff, using: &generator)
        let low = 0x8000_0000_0000_0000 | UInt64.random(in: 0...0x3fff_ffff_ffff_ffff, using: &generator)
        return Identifier(high: high, low: low)
    }

    /// Random bytes for salts, tokens and nonces.
    package static func randomBytes(_ count: Int) -> [UInt8] {
        var generator = SystemRandomNumberGenerator()
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        while bytes.count < count {
            withUnsafeBytes(of: generator.next()) { bytes.append(contentsOf: $0.prefix(count - bytes.count)) }
        }
        return bytes
    }
}
