/// Where the dossier's rules on age come from (rule 19). Stored.
package enum Jurisdiction: String, CaseIterable, Hashable, Sendable, Codable {
    case netherlands
    case flanders
}

/// A recorded judgement whether a young person in Flanders is able to decide about the dossier (rule 19).
package struct AbilityJudgement: Hashable, Sendable {
    package let isAble: Bool
    package let judgedBy: AccountID
    package let at: Moment

    package init(isAble: Bool, judgedBy: AccountID, at: Moment) {
        self.isAble = isAble
        self.judgedBy = judgedBy
        self.at = at
    }
}

/// Which line of rule 19 says who exercises the rights of rule 4. Part of a decision's reason.
package enum AgeRule: Hashable, Sendable {
    /// A household belongs to adults (rule 17).
    case household
    /// Without a birth date nobody's rights are taken from them: the person counts as an adult.
    case birthDateUnknown
    case adult
    case netherlandsUnder12
    case netherlands12To15
    case netherlandsFrom16
    case flandersUnder12
    /// From 12, judged able or, by default, not judged.
    case flandersAble(AbilityJudgement?)
    case flandersNotAble(AbilityJudgement)

    /// Whether the young person (or the adult) exercises rule 4.
    package var youngPersonDecides: Bool {
        switch self {
        case .netherlandsUnder12, .flandersUnder12, .flandersNotAble: false
        default: true
        }
    }

    /// Whether the parents with authority exercise it.
    package var parentsDecide: Bool {
        switch self {
        case .netherlandsUnder12, .netherlands12To15, .flandersUnder12, .flandersNotAble: true
        default: false
        }
    }

    /// Rule 19 for a person born on a day, on another day in the dossier's own time zone.
    package static func of(
        birthDate: CivilDate?, on day: CivilDate, jurisdiction: Jurisdiction, latestJudgement: AbilityJudgement?
    ) -> AgeRule {
        guard let birthDate else { return .birthDateUnknown }
        let rule = jurisdiction.ages.rule(at: birthDate.age(on: day))
        guard case .flandersAble = rule, let latestJudgement else { return rule }
        return latestJudgement.isAble ? .flandersAble(latestJudgement) : .flandersNotAble(latestJudgement)
    }
}

extension CivilDate {
    /// Full years on a day. Who was born on 29 February reaches an age on 1 March in other years (rule 19), which is
    /// what comparing month and day gives: 28 February comes before the birthday, 1 March after.
    package func age(on day: CivilDate) -> Int {
        let hadBirthday = (day.month, day.day) >= (month, self.day)
        return day.year - year - (hadBirthday ? 0 : 1)
    }
}
