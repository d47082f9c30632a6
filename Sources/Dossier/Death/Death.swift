package enum DeathSubject {}
package typealias DeathID = Identifier<DeathSubject>

/// That the person died, as somebody registered it (rule 26). What was put right is none.
package struct Death: Hashable, Sendable {
    package let id: DeathID
    package let day: CivilDate
    /// Nil for what came in with a dossier file.
    package let registeredBy: AccountID?
    package let registeredAt: Moment

    package init(id: DeathID, day: CivilDate, registeredBy: AccountID?, registeredAt: Moment) {
        self.id = id
        self.day = day
        self.registeredBy = registeredBy
        self.registeredAt = registeredAt
    }

    /// How many whole days follow on the day it was registered, in which the dossier is closed (rule 26).
    package static let daysToClose = 30

    /// The last day on which permits count. It is counted from the day it was registered and not from the day somebody died: a
    /// death that is known late, or a day typed wrong, then shuts nobody out within the hour.
    package func lastDay(_ clock: DossierClock) -> CivilDate {
        clock.day(of: registeredAt).adding(days: Self.daysToClose)
    }

    /// The midnight after that day, in the dossier's own time zone.
    package func closesAt(_ clock: DossierClock) -> Moment { clock.moment(of: lastDay(clock).adding(days: 1)) }
}

/// Rule 26: what a death comes to, from the moment it is registered.
extension DossierFacts {
    /// The death that counts at a moment. A household's dossier is the family's: it stays open when one of them dies.
    package func death(at moment: Moment) -> Death? {
        guard type == .person, let death, death.registeredAt <= moment else { return nil }
        return death
    }

    /// Whether the days to close are over.
    package func isClosed(at moment: Moment) -> Bool {
        death(at: moment).map { $0.closesAt(clock) <= moment } ?? false
    }

    /// Rule 26: every permit ends with those days, also one by law, but for what the privacy officer gave next of kin
    /// afterwards; and that gives nothing while the person lives.
    func outlivesPerson(_ grant: Grant, at moment: Moment) -> Bool {
        grant.isForNextOfKin ? death(at: moment) != nil : !isClosed(at: moment)
    }
}

/// Who registers that the person died, and who puts it right.
extension Reach {
    /// Rule 26 gives the closing to the coordinator: a professional who may change the plan or the cooperation (domain §2). Not
    /// of a household, and once.
    package var mayRegisterDeath: Decision {
        guard death == nil, ageRule != .household, coordinates, !isPreview, system == nil else { return .no(refusal) }
        return .yes(coordinatingGround)
    }

    /// Whether the actor may say that it is not so: the coordinators, and whoever is in with the person's own account. Nobody
    /// can take from a living person what rule 4 gives, so they end the mistake themselves.
    package var mayPutDeathRight: Decision {
        guard death != nil, !isPreview, system == nil else { return .no(refusal) }
        if standing == .person { return .yes(.person(ageRule)) }
        return coordinates ? .yes(coordinatingGround) : .no(refusal)
    }

    private var coordinatingGround: Ground { grounds.first ?? .notPermitted }
}
