/// Whose life a dossier is about. Stored.
package enum DossierType: String, CaseIterable, Hashable, Sendable, Codable {
    case person
    case household
}

/// Everything about one dossier that decides who may do what in it.
package struct DossierFacts: Sendable {
    package let dossier: DossierID
    package let type: DossierType
    package let jurisdiction: Jurisdiction
    package let clock: DossierClock
    package let subjectBirthDate: CivilDate?
    package let owners: [Owner]
    package let mandates: [Mandate]
    package private(set) var grants: [Grant]
    /// Of those at one moment the last one here counts: it puts right what came before it.
    package let abilityJudgements: [AbilityJudgement]
    /// Emergency access that was ever opened here (rule 21); the rules ask whether one is running.
    package private(set) var emergencies: [Emergency]
    /// What was registered of the person's death, whenever it begins to count (rule 26).
    package let death: Death?

    package init(
        dossier: DossierID, type: DossierType, jurisdiction: Jurisdiction, clock: DossierClock = .amsterdam,
        subjectBirthDate: CivilDate? = nil, owners: [Owner], mandates: [Mandate] = [], grants: [Grant] = [],
        abilityJudgements: [AbilityJudgement] = [], emergencies: [Emergency] = [], death: Death? = nil
    ) {
        self.dossier = dossier
        self.type = type
        self.jurisdiction = jurisdiction
        self.clock = clock
        self.subjectBirthDate = subjectBirthDate
        self.owners = owners
        self.mandates = mandates
        self.grants = grants
        self.abilityJudgements = abilityJudgements
        self.emergencies = emergencies
        self.death = death
    }

    /// The same with other grants: what somebody thinks of giving (rule 20).
    package func with(grants: [Grant]) -> DossierFacts {
        var copy = self
        copy.grants = grants
        return copy
    }

    /// The same without emergency access: what somebody sees as a rule, for a preview and for who asks who will read along
    /// (rules 20 and 21).
    package var withoutEmergencies: DossierFacts {
        var copy = self
        copy.emergencies = []
        return copy
    }

    /// Which line of rule 19 applies to the person at a moment; the day starts at midnight in the dossier's zone.
    package func ageRule(at moment: Moment) -> AgeRule {
        guard type == .person else { return .household }
        // `max` keeps the first of equals, so the place in the list decides between them.
        let latest = abilityJudgements.enumerated().filter { $0.element.at <= moment }
            .max { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }?.element
        return .of(
            birthDate: birthDate, on: clock.day(of: moment),
            jurisdiction: jurisdiction, latestJudgement: latest)
    }

    /// Of whose dossier it is; nil of a household.
    package var birthDate: CivilDate? {
        type == .person ? subjectBirthDate ?? owners.first?.birthDate : nil
    }

    /// Rules 4 and 17: the person; of a household the adults. Before they are an adult nobody owns a household's dossier.
    package func owner(_ account: AccountID, at moment: Moment) -> Owner? {
        owners.first { owner in
            guard owner.account == account else { return false }
            guard type == .household, let birthDate = owner.birthDate else { return true }
            return birthDate.age(on: clock.day(of: moment)) >= jurisdiction.ages.adulthood
        }
    }
}
