/// Why the rules decided as they did: what one plain sentence can name (rule 24).
package enum Ground: Hashable, Sendable {
    // What gives
    /// It is the own dossier (rule 4), under a line of rule 19.
    case person(AgeRule)
    /// One of the adults with authority of a household (rule 17).
    case coOwner
    /// Acts for the person (rule 18), under a line of rule 19.
    case representative(Mandate, AgeRule)
    /// A permit (rules 2 and 6), or a deny where the question is what a grant does.
    case grant(GrantID, LegalBasis, law: String?)
    /// Wrote it, and may still add there (rule 7).
    case ownEntry
    /// Own private note (rule 11).
    case privateNote
    /// Named in a confined note (rule 9).
    case namedInConfined
    /// Privacy officer of the organisation (rule 22).
    case privacyOfficer(OrganisationID)
    /// Opened emergency access, by way of an organisation that has the right to it (rule 21).
    case emergency(EmergencyID, OrganisationID)

    // What holds back
    /// Withheld from the person and whoever acts for them (rule 10).
    case withheld
    /// Taken away by a deny (rule 5).
    case denied(by: GrantID)
    /// The age of the person says who decides now (rule 19).
    case ageRule(AgeRule)
    /// What was given or agreed before needs both again (rule 19).
    case needsBoth(AgeRule)
    case mandateEnded(MandateBasis)
    /// The person does not want this representative, here or at all (rule 18).
    case excludedByPerson
    /// The permit is over or withdrawn (rule 2).
    case permitEnded(GrantID)
    /// The permit waits for the second worker of rule 6.
    case permitWaits(GrantID)
    /// The membership is over (rule 3).
    case membershipEnded(OrganisationID)
    /// The membership waits for a second administrator (rule 22).
    case membershipWaits(OrganisationID)
    case administratorHasNoReach
    /// The person died: nobody decides or acts for them, and the days to close may be over (rule 26).
    case died
    /// Stands on a law or on vital interest: the person can object, not withdraw (rule 6).
    case standsOnLaw(GrantID)
    /// Only the author changes a report (rule 14).
    case onlyAuthor
    /// Nothing permits it (rule 1).
    case notPermitted
}

/// Whether something may happen, and why (rule 24).
package struct Decision: Hashable, Sendable {
    package let allowed: Bool
    package let ground: Ground

    package init(allowed: Bool, ground: Ground) {
        self.allowed = allowed
        self.ground = ground
    }

    static func yes(_ ground: Ground) -> Decision { Decision(allowed: true, ground: ground) }
    static func no(_ ground: Ground) -> Decision { Decision(allowed: false, ground: ground) }
}
