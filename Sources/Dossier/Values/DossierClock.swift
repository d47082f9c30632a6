import Foundation

/// Translates between moments and the days people live by, in the time zone of one dossier.
///
/// The zone decides when a birthday starts (access rule 19) and which day "gisteren" was.
package struct DossierClock: Sendable, Hashable {
    package let zone: TimeZone
    private let offsets: ZoneOffsets

    /// Nil when the zone is not in the IANA list.
    package init?(zoneName: String) {
        guard let offsets = ZoneOffsets.of(zoneName) else { return nil }
        self.init(offsets)
    }

    private init(_ offsets: ZoneOffsets) {
        zone = offsets.zone
        self.offsets = offsets
    }

    /// The zone both countries share; also used where no dossier is at hand.
    package static let amsterdam = DossierClock(zoneName: "Europe/Amsterdam") ?? DossierClock(ZoneOffsets(.gmt))

    /// The day and the minute of that day (0 to 1439) at a moment.
    package func local(_ moment: Moment) -> (day: CivilDate, minute: Int) {
        let seconds = Int((Double(moment.milliseconds) / 1000).rounded(.down))
        let shifted = seconds + offsets.offset(at: seconds)
        let day = Int((Double(shifted) / 86_400).rounded(.down))
        return (CivilDate(daysSinceEpoch: day), (shifted - day * 86_400) / 60)
    }

    package func day(of moment: Moment) -> CivilDate { local(moment).day }

    /// The moment a day reaches a minute. In the hour that does not exist in spring, the moment just after the jump.
    package func moment(of day: CivilDate, minute: Int = 0) -> Moment {
        let wall = day.daysSinceEpoch * 86_400 + minute * 60
        var guess = wall - offsets.offset(at: wall)
        guess = wall - offsets.offset(at: guess)
        return Moment(milliseconds: Int64(guess) * 1000)
    }

    package static func == (left: DossierClock, right: DossierClock) -> Bool { left.zone == right.zone }

    package func hash(into hasher: inout Hasher) { hasher.combine(zone) }
}
