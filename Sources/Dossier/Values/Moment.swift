/// A point in time: milliseconds since 1 January 1970 UTC. The database and the access log hold exactly this.
package struct Moment: Hashable, Sendable, Comparable, Codable {
    package let milliseconds: Int64

    @inlinable package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    package init(from decoder: any Decoder) throws {
        milliseconds = try decoder.singleValueContainer().decode(Int64.self)
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(milliseconds)
    }

    package static func < (left: Self, right: Self) -> Bool { left.milliseconds < right.milliseconds }

    package static let second: Int64 = 1_000
    package static let minute: Int64 = 60_000
    package static let hour: Int64 = 3_600_000
    package static let day: Int64 = 86_400_000

    /// This moment moved by a number of milliseconds; saturates rather than traps on absurd input.
    package func moved(by milliseconds: Int64) -> Moment {
        let (sum, overflow) = self.milliseconds.addingReportingOverflow(milliseconds)
        return Moment(milliseconds: overflow ? (milliseconds > 0 ? .max : .min) : sum)
    }
}

/// A period that includes its start and excludes its end, as every grant and membership counts (access rule 2).
package struct Period: Hashable, Sendable {
    package let from: Moment
    package let until: Moment?

    package init(from: Moment, until: Moment? = nil) {
        self.from = from
        self.until = until
    }

    package func contains(_ moment: Moment) -> Bool {
        from <= moment && (until.map { moment < $0 } ?? true)
    }
}
