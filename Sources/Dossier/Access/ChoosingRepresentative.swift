/// Who chooses who acts for them, and ends it (rules 4, 17, 18 and 19).
extension AgeRule {
    /// Whether the person decides, and nobody beside them: then they choose for themselves who acts for them.
    package var decidesAlone: Bool { self != .household && youngPersonDecides && !parentsDecide }
}

extension Reach {
    /// Whether the actor may choose somebody who acts for them: the person does, where they decide alone, and nobody for the
    /// person. What somebody may by a mandate is never to make one, whatever acts it has.
    package var mayChooseRepresentative: Decision {
        guard standing == .person, !isPreview, death == nil, acts.contains(.giveAccess) else { return .no(refusal) }
        guard ageRule.decidesAlone, let ground = actingGround(.giveAccess) else { return .no(.ageRule(ageRule)) }
        return .yes(ground)
    }

    /// Whether the actor may end a mandate that has not ended: the person, of one they chose. What a court or the law gave
    /// is not theirs to end.
    package func mayEnd(_ mandate: Mandate) -> Decision {
        guard standing == .person, !isPreview, mandate.account != actor, let ground = actingGround(.giveAccess),
            mandate.basis == .chosen, !mandate.isOver(at: moment)
        else { return .no(refusal) }
        return .yes(ground)
    }
}

/// Why somebody cannot act for the person on a mandate (rules 17 to 19 and 26).
package enum MandateObstacle: Hashable, Sendable {
    /// It is their own dossier.
    case owns
    /// They act for the person already, in the same way.
    case actsAlready
    /// A household's dossier is of its adults together.
    case household
    case died
    /// A court appoints a curator, a mentor or a bewindvoerder for adults only.
    case minor
    /// A parent has authority over somebody under 18 only; of whom nobody knows when they were born counts as an adult.
    case adult
    /// No court appoints such a one there.
    case unknownThere
    /// Further than one of its kind goes.
    case tooWide
}

extension DossierFacts {
    /// What stands in the way of a mandate that somebody wants to make; nil where nothing does.
    package func obstacle(to mandate: Mandate, at moment: Moment) -> MandateObstacle? {
        if death(at: moment) != nil { return .died }
        if type == .household { return .household }
        if owners.contains(where: { $0.account == mandate.account }) { return .owns }
        if mandates.contains(where: { isLike(mandate, $0) && !$0.isOver(at: moment) }) { return .actsAlready }
        let isMinor = self.isMinor(on: clock.day(of: mandate.period.from))
        switch mandate.basis {
        case .chosen: return nil
        case .parent: return isMinor ? nil : .adult
        case .courtAppointed: return isMinor ? .minor : mandate.kind.flatMap { obstacle(to: mandate, as: $0) }
        }
    }

    private func obstacle(to mandate: Mandate, as kind: MandateKind) -> MandateObstacle? {
        if !kind.exists(in: jurisdiction) { return .unknownThere }
        return mandate.themes.isSubset(of: kind.themes(in: jurisdiction)) ? nil : .tooWide
    }

    /// Whether somebody is chosen to act for the person, now or on a day that is to come: not ended, and the person lives.
    package func isChosen(_ account: AccountID, at moment: Moment) -> Bool {
        death(at: moment) == nil
            && mandates.contains { $0.account == account && $0.basis == .chosen && !$0.isOver(at: moment) }
    }

    private func isMinor(on day: CivilDate) -> Bool {
        birthDate.map { $0.age(on: day) < jurisdiction.ages.adulthood } ?? false
    }

    // Whom a court appointed needs nobody's choice; one court can appoint one person twice, for two things.
    private func isLike(_ mandate: Mandate, _ other: Mandate) -> Bool {
        guard other.account == mandate.account else { return false }
        return mandate.basis == .chosen
            ? other.basis != .parent : other.basis == mandate.basis && other.kind == mandate.kind
    }
}

/// Why a judgement on ability is not recorded (rule 19).
package enum JudgementObstacle: Hashable, Sendable {
    /// Only Flanders asks whether a young person is able.
    case notFlanders
    /// From twelve until eighteen, on the day of the judgement.
    case otherAge
    /// Whose dossier it is, or who acts for the person, does not judge.
    case close
    case died
    case future
}

extension DossierFacts {
    /// When a judgement of a day that is past begins to count: at midnight, but not before one of that day that it puts right.
    package func momentOfJudgement(on day: CivilDate) -> Moment {
        let others = abilityJudgements.map(\.at).filter { clock.day(of: $0) == day }
        return others.reduce(clock.moment(of: day), max)
    }

    /// What stands in the way of a judgement; nil where nothing does.
    package func obstacle(to judgement: AbilityJudgement, at moment: Moment) -> JudgementObstacle? {
        if death(at: moment) != nil { return .died }
        guard type == .person, jurisdiction == .flanders else { return .notFlanders }
        guard judgement.at <= moment else { return .future }
        guard let birthDate, case let age = birthDate.age(on: clock.day(of: judgement.at)),
            case .flandersAble = jurisdiction.ages.rule(at: age)
        else { return .otherAge }
        return LawRules.isClose(judgement.judgedBy, to: self) ? .close : nil
    }
}
