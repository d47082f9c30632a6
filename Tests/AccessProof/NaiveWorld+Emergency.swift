import Dossier
import TestKit

/// Emergency access (rule 21).
extension NaiveWorld {
    struct Emergency {
        let account: AccountID
        let organisation: OrganisationID
        let from: Moment
        let minutes: Int64
        var stoppedAt: Moment?
        let mark: String
    }

    /// By the right of which organisation somebody may open it now; an administrator never (rule 22).
    func mayOpenEmergency(_ account: AccountID, _ now: Moment) -> OrganisationID? {
        guard account != Cast.ineke else { return nil }
        return works(account, now).map(\.organisation).first { emergencyRights.contains($0) }
    }

    /// Look only, an hour at most, for as long as they work there and the right is on.
    func isInEmergency(_ account: AccountID, _ now: Moment) -> Bool {
        guard death(now) == nil, account != Self.young, !speaksFor(account, now), account != Cast.ineke else {
            return false
        }
        return emergencies.contains { use in
            use.account == account && use.stoppedAt == nil && use.from <= now
                && now < use.from.moved(by: min(use.minutes, 60) * Moment.minute)
                && emergencyRights.contains(use.organisation)
                && works(account, now).contains { $0.organisation == use.organisation }
        }
    }

    /// People; and any area within the themes health and safety.
    static func emergencyShows(_ area: Area, _ themes: [Theme]) -> Bool {
        area == .people || themes.allSatisfy { $0 == .health || $0 == .safety }
    }

    /// And agreements that run: all of them do here.
    func showsInEmergency(_ piece: Piece) -> Bool {
        visibility(of: piece) == .shared && (piece.kind == .agreement || Self.emergencyShows(piece.area, piece.themes))
    }

    /// As on any other day: what a preview shows (rule 20).
    var withoutEmergencies: NaiveWorld {
        var world = self
        world.emergencies = []
        return world
    }
}
