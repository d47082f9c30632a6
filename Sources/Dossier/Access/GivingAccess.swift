/// Who gives access, and who takes it back (rules 4, 6, 18 and 19).
extension Reach {
    /// Whether this grant may be given: by the person or who acts for them, no further than their own look, add and
    /// change (rule 18), on consent or contract; a permit on law or vital interest is registered by an organisation
    /// (rule 6).
    ///
    /// A grant for one entry needs that entry, in full sight.
    package func mayGive(_ grant: Grant, for entry: EntryFacts? = nil) -> Decision {
        guard acts.contains(.giveAccess), let ground = actingGround(.giveAccess) else { return .no(refusal) }
        guard grant.yieldsToDeny else { return .no(.standsOnLaw(grant.id)) }
        if let named = grant.entry {
            guard grant.effect == .permit, let entry, entry.id == named, entry.visibility == .shared,
                !entry.isRestricted
            else {
                return .no(.notPermitted)
            }
            let areas = AreaSet([entry.area] + (entry.hangsOn.map { [$0.area] } ?? []))
            return mayShare(areas, entry.themes, grant.verbs) ? .yes(ground) : .no(refusal)
        }
        return mayShare(grant.areas, grant.themes, grant.verbs) ? .yes(ground) : .no(refusal)
    }

    /// Whether this grant may be withdrawn. Rule 6: not by the person where it stands on a law or vital interest; rule
    /// 18: by a representative only within the mandate. Of a permit for one entry the areas and themes are not asked:
    /// stopping it shows nobody anything.
    package func mayWithdraw(_ grant: Grant) -> Decision {
        guard acts.contains(.giveAccess), let ground = actingGround(.giveAccess) else { return .no(refusal) }
        guard grant.effect == .deny || grant.yieldsToDeny else { return .no(.standsOnLaw(grant.id)) }
        if grant.effect == .permit, grant.entry != nil { return .yes(ground) }
        return mayShare(grant.areas, grant.themes, grant.verbs) ? .yes(ground) : .no(refusal)
    }

    /// The ground on which one of the acts is done (rules 4, 17, 18).
    package func actingGround(_ act: ActSet) -> Ground? {
        guard acts.isSuperset(of: act) else { return nil }
        return sources.first { $0.ground.carries(act) }?.ground
    }

    /// Whether the acting person looks at all of it, apart from what a permit of their own shows them; and, for a
    /// representative, whether the mandate holds those verbs. The person's own verbs are not asked: they do not change
    /// a plan, but they say who does.
    private func mayShare(_ areas: AreaSet, _ themes: ThemeSet, _ verbs: VerbSet) -> Bool {
        let table = ReachTable(sources.filter { $0.ground.carries(.giveAccess, verbs) }.map(\.scope))
        return areas.areas.allSatisfy { themes.isSubset(of: table.themes(.look, in: $0)) }
    }
}

extension Ground {
    /// Whether someone on this ground does an act of the person, about these verbs.
    func carries(_ act: ActSet, _ verbs: VerbSet = []) -> Bool {
        switch self {
        case .person, .coOwner: true
        case .representative(let mandate, _): mandate.acts.isSuperset(of: act) && mandate.verbs.isSuperset(of: verbs)
        default: false
        }
    }
}

extension Grant {
    /// Whether another grant of the same id gives just this, and still does: one act that came twice. It may begin a little
    /// later, since each counts from its own moment.
    package func isSameGiving(as other: Grant) -> Bool {
        id == other.id && effect == other.effect && principal == other.principal && scope == other.scope
            && entry == other.entry && basis == other.basis && period.until == other.period.until
            && givenBy == other.givenBy && withdrawnAt == nil
    }
}

/// To whom access goes (rule 18).
extension DossierFacts {
    /// Whether a permit may go to an account: not to whose dossier it is, nor to who gives it. Who acts for the person and gave
    /// themselves one would keep it when they are kept out.
    package func mayReceive(_ account: AccountID, from giver: AccountID, at moment: Moment) -> Bool {
        account != giver && owner(account, at: moment) == nil
    }
}

extension Reach {
    /// Whether the actor may take up the code of an invitation: nobody does who acts for the person, for the same reason.
    package var mayTakeUpInvitation: Bool { standing != .representative }
}

/// Who keeps a representative out (rule 18; seed 004).
extension Reach {
    /// Whether the actor may keep a representative out, wholly or of parts: the person does, and nobody for the person; not
    /// one that a court appointed.
    package func mayExclude(_ mandate: Mandate) -> Decision {
        guard standing == .person, let ground = actingGround(.giveAccess), mandate.account != actor else {
            return .no(refusal)
        }
        return mandate.canBeExcluded(under: ageRule) ? .yes(ground) : .no(.ageRule(ageRule))
    }
}
