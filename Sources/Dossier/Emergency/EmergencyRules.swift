extension AccessRules {
    /// By which organisations somebody may open emergency access now: where they work and the right is switched on (rule 21).
    /// Administrators reach no dossier (rule 22), and a connected system has no life to save.
    package static func emergencyRights(of actor: Actor, at moment: Moment) -> [OrganisationID] {
        guard actor.account != nil, actor.system == nil, !actor.isAdministrator else { return [] }
        return Set(actor.membershipsThatCount(at: moment).filter(\.givesEmergencyAccess).map(\.organisation)).sorted()
    }

    /// Rules 21 and 22: the privacy officer of the organisation says whether it was right, but not of their own.
    package static func mayReview(_ emergency: Emergency, _ oversight: Oversight) -> Decision {
        guard emergency.account != oversight.officer, let ground = oversight.ground(for: emergency.organisation) else {
            return .no(.notPermitted)
        }
        return .yes(ground)
    }
}

extension DossierFacts {
    /// Who is told at once that somebody opened emergency access: the person, and whoever acts for them now, as far as they
    /// may read who looked (rules 4, 18, 19 and 21). Of a child under 12 those are the parents.
    ///
    /// - Parameter actor: somebody with the seats they have: to an administrator a mandate opens nothing (rule 22).
    package func toldOfEmergency(
        at moment: Moment, as actor: (AccountID) throws -> Actor
    ) rethrows -> [AccountID] {
        try Set(owners.map(\.account) + mandates.map(\.account)).sorted().filter { account in
            AccessRules.reach(of: try actor(account), in: self, at: moment).acts.contains(.readLog)
        }
    }
}

extension ReachFold {
    /// The emergency access that the actor opened here and that is open now; of several, the one that lasts longest. It ends
    /// with its time, with the membership and with the right of the organisation (rules 3, 21 and 25).
    func emergency() -> Emergency? {
        // There is no life left to save (rule 26).
        guard facts.death(at: moment) == nil else { return nil }
        let rights = AccessRules.emergencyRights(of: actor, at: moment)
        return facts.emergencies
            .filter { $0.account == actor.account && rights.contains($0.organisation) && $0.isOpen(at: moment) }
            .max { ($0.end, $0.id) < ($1.end, $1.id) }
    }

    /// Rule 21: look only. No act, no permit beside it, nothing own, confined or withheld. A deny takes nothing from it, since
    /// it stands on vital interest (rule 5).
    func reach(of emergency: Emergency) -> Reach {
        let sources = Emergency.scopes.map { Source(ground: emergency.ground, scope: $0) }
        return Reach(
            dossier: facts.dossier, actor: emergency.account, system: nil, moment: moment, standing: .participant,
            acts: [], ageRule: ageRule, entryPermits: [:], contestedEntryPermits: [:], isLive: false,
            seesPrivateNotes: false, seesWithheld: false, seesPlaceholders: false, seesRestricted: false,
            mayBeNamed: false, emergency: emergency, table: ReachTable(Emergency.scopes), authored: ReachTable(),
            denied: ReachTable(), bound: nil, death: nil, coordinates: false, sources: sources, denies: [], refusals: []
        )
    }
}
