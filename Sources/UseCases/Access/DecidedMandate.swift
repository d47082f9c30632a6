import Dossier

/// A mandate that somebody else than the person decided, as the shell says it (access rule 18).
package protocol DecidedMandate: Sendable {
    /// The dossier's key or id.
    var dossier: String { get }
    var address: String { get }
    var office: MandateOffice { get }
    var reason: String { get }

    /// - Throws: `MandateRefused`.
    func mandate(of account: AccountID, _ facts: DossierFacts, at moment: Moment) throws -> Mandate
}

/// Whom a court appointed, as the shell says it (access rule 18).
package struct CourtMandate: DecidedMandate {
    /// The dossier's key or id.
    package let dossier: String
    package let address: String
    package let kind: MandateKind
    /// Nil: those of the kind; in Flanders the justice of the peace names them.
    package let themes: ThemeSet?
    package let areas: AreaSet
    /// Nil: those of the kind.
    package let acts: ActSet?
    /// Nil: from now.
    package let from: CivilDate?
    /// The last day; nil where the court named none.
    package let until: CivilDate?
    package let reason: String

    package init(
        dossier: String, address: String, kind: MandateKind, themes: ThemeSet? = nil, areas: AreaSet = .all,
        acts: ActSet? = nil, from: CivilDate? = nil, until: CivilDate? = nil, reason: String
    ) {
        self.dossier = dossier
        self.address = address
        self.kind = kind
        self.themes = themes
        self.areas = areas
        self.acts = acts
        self.from = from
        self.until = until
        self.reason = reason
    }
}

extension CourtMandate {
    package var office: MandateOffice { .court(kind) }

    package func mandate(of account: AccountID, _ facts: DossierFacts, at moment: Moment) throws -> Mandate {
        guard kind != .bewindvoerder || facts.jurisdiction != .flanders || themes != nil else {
            throw MandateRefused.noThemes
        }
        return Mandate(
            account: account, basis: .courtAppointed, kind: kind, areas: areas,
            themes: themes ?? kind.themes(in: facts.jurisdiction), acts: (acts ?? kind.acts).intersection(.ofThePerson),
            period: try facts.period(from, until, at: moment))
    }
}

/// A parent with authority. It is for all that is the child's, and how far it goes at which age is not the shell's to say: rule 19
/// is.
package struct ParentMandate: DecidedMandate {
    /// The dossier's key or id.
    package let dossier: String
    package let address: String
    /// Nil: from now.
    package let from: CivilDate?
    /// The last day; nil where it lasts until the child decides.
    package let until: CivilDate?
    package let reason: String

    package init(
        dossier: String, address: String, from: CivilDate? = nil, until: CivilDate? = nil, reason: String
    ) {
        self.dossier = dossier
        self.address = address
        self.from = from
        self.until = until
        self.reason = reason
    }

    package var office: MandateOffice { .parent }

    package func mandate(of account: AccountID, _ facts: DossierFacts, at moment: Moment) throws -> Mandate {
        Mandate(account: account, basis: .parent, period: try facts.period(from, until, at: moment))
    }
}

extension DossierFacts {
    /// From the midnight of the first day, or now, until the one after the last, in the dossier's own time zone.
    fileprivate func period(_ first: CivilDate?, _ last: CivilDate?, at moment: Moment) throws -> Period {
        let start = first.map { clock.moment(of: $0) } ?? moment
        let end = last.map { clock.moment(of: $0.adding(days: 1)) }
        if let end, end <= start { throw MandateRefused.untilBeforeFrom }
        return Period(from: start, until: end)
    }
}
