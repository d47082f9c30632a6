/// What a privacy officer may do: read who looked, answer requests and review permits by law, of the own organisations only,
/// and without a word of an entry (rule 22). It is no reach and opens no dossier. Only `AccessRules` makes one.
package struct Oversight: Sendable {
    package let officer: AccountID
    /// Never empty.
    package let organisations: [OrganisationID]
    package let moment: Moment

    init(officer: AccountID, organisations: [OrganisationID], moment: Moment) {
        self.officer = officer
        self.organisations = organisations
        self.moment = moment
    }

    /// Whether something of this organisation may be seen, and why.
    package func ground(for organisation: OrganisationID) -> Ground? {
        organisations.contains(organisation) ? .privacyOfficer(organisation) : nil
    }

    /// Whether a request is the officer's own, or about something of the officer: then another officer answers, since nobody
    /// is a judge of their own (AVG article 38(6)).
    package func concerns(_ request: RightsRequest, of who: AccountID?) -> Bool {
        request.madeBy == officer || who == officer
    }
}

extension AccessRules {
    /// Rule 22: what somebody oversees; nil for who is no privacy officer. A connected system oversees nothing.
    package static func oversight(as actor: Actor, at moment: Moment) -> Oversight? {
        guard let account = actor.account, actor.system == nil else { return nil }
        let organisations = actor.isPrivacyOfficerOf.filter { mayOversee($0, as: actor).allowed }.sorted()
        guard !organisations.isEmpty else { return nil }
        return Oversight(officer: account, organisations: organisations, moment: moment)
    }
}

/// What the privacy officer says to a request.
package enum RightsAnswer: String, CaseIterable, Sendable {
    case granted = "ja"
    case refused = "nee"
    /// Two months more, with the reason (AVG article 12(3)).
    case moreTime = "later"

    package var outcome: RightsRequest.Outcome? {
        switch self {
        case .granted: .granted
        case .refused: .refused
        case .moreTime: nil
        }
    }
}

/// What came of looking at a permit by law (rule 6). The raw value stands in the database and never changes.
package enum PermitReview: Int, CaseIterable, Sendable {
    case stands = 1
    case stopped = 2
}
