import Dossier
import Foundation
import Records
import UseCases

/// What somebody filled in about access, kept as it was typed, so that a wrong field loses nothing. The same fields come
/// from an address (the questions that help, a link beside a name) and from a form.
package struct TypedGiving: Sendable {
    /// How long: a few usual terms, another day, or (of a deny) until it is taken away.
    package enum Term: String, CaseIterable, Sendable {
        case months3 = "3m"
        case months6 = "6m"
        case year = "1j"
        case noEnd = "geen"
        case date = "dag"
    }

    package var id: GrantID
    package var isDeny = false
    /// For somebody who is not in the list: whom, in the words of who invites.
    package var invited: String?
    /// Where the letter of an invitation goes too.
    package var mail = ""
    package var to = ""
    /// A package's name, `zelf`, or nothing yet.
    package var what: String?
    package var areas: [Area] = []
    package var themes: [Theme] = []
    package var level: AccessLevel = .look
    package var purpose = ""
    package var basis: LegalBasis = .consent
    package var term: Term?
    package var until = ""
    package var from = ""
    package var entry: EntryID?
    package var replaces: GrantID?
    package var answers: GrantID?

    package static let ownChoice = "zelf"

    package init(id: GrantID) {
        self.id = id
    }

    init(_ fields: FormFields, fresh: GrantID) {
        id = fields["id"].flatMap { GrantID($0) } ?? fresh
        isDeny = fields["soort"] == "niet"
        invited = fields["soort"] == "nieuw" ? fields["naam"] ?? "" : nil
        mail = fields["mail"] ?? ""
        to = fields["aan"] ?? ""
        what = fields["wat"]
        areas = fields.all("onderdeel").compactMap { Area(fileName: $0) }
        themes = fields.all("theme").compactMap { Theme(fileName: $0) }
        // Boxes without a package: then it is these.
        if what == nil, !areas.isEmpty || !themes.isEmpty { what = Self.ownChoice }
        level = fields["hoe"].flatMap { AccessLevel(rawValue: $0) } ?? .look
        purpose = fields["reden"] ?? ""
        basis = fields["grondslag"] == LegalBasis.contract.rawValue ? .contract : .consent
        term = fields["duur"].flatMap { Term(rawValue: $0) }
        until = fields["tot"] ?? ""
        from = fields["van"] ?? ""
        entry = fields["stuk"].flatMap { EntryID($0) }
        replaces = fields["verander"].flatMap { GrantID($0) }
        answers = fields["vraag"].flatMap { GrantID($0) }
    }

    /// As a permit or a request has it, to be changed. A first day that is to come stays; no first day means from now.
    mutating func fill(
        _ principal: Principal?, _ scope: Scope, _ period: Period, purpose: String, basis: LegalBasis,
        clock: DossierClock, at moment: Moment
    ) {
        to = principal.map(PrincipalText.text) ?? ""
        let known = AccessPackage(areas: scope.areas, themes: scope.themes)
        what = known?.rawValue ?? Self.ownChoice
        // A box that is ticked narrows a package, also another one that is chosen next.
        areas = known == nil ? scope.areas.areas : []
        themes = known == nil ? scope.themes.themes : []
        level = AccessLevel(verbs: scope.verbs) ?? .look
        self.purpose = purpose
        self.basis = basis
        term = period.until == nil ? nil : .date
        until = period.until.map { clock.day(of: $0.moved(by: -1)).text } ?? ""
        let first = clock.day(of: period.from)
        from = first > clock.day(of: moment) ? first.text : ""
    }

    /// The fields that carry it to the next page.
    var fields: [(name: String, value: String)] {
        var fields = [
            ("id", id.text), ("soort", invited != nil ? "nieuw" : isDeny ? "niet" : "wel"), ("naam", invited ?? ""),
            ("mail", invited == nil ? "" : mail),
            ("aan", to), ("wat", what ?? ""),
            ("hoe", level.rawValue), ("reden", purpose), ("grondslag", basis.rawValue), ("duur", term?.rawValue ?? ""),
            ("tot", until), ("van", from), ("stuk", entry?.text ?? ""), ("verander", replaces?.text ?? ""),
            ("vraag", answers?.text ?? ""),
        ]
        fields += areas.map { ("onderdeel", $0.fileName) } + themes.map { ("theme", $0.fileName) }
        return fields.filter { !$0.1.isEmpty }
    }

    /// What is asked for, on a day; and what could not be read of it.
    func asked(on today: CivilDate) -> (grant: AskedGrant, problems: [FieldProblem]) {
        var problems: [FieldProblem] = []
        let last = last(on: today)
        if term == .date, last == nil {
            problems.append(FieldProblem("tot", until.isEmpty ? .missing : .unknownChoice))
        }
        let first = from.isEmpty ? nil : CivilDate(from)
        if !from.isEmpty, first == nil { problems.append(FieldProblem("van", .unknownChoice)) }
        if isContradiction { problems.append(FieldProblem("wat", .unknownChoice)) }
        return (
            AskedGrant(
                id: id, effect: isDeny ? .deny : .permit, principal: PrincipalText.principal(to), scope: scope,
                entry: entry, basis: basis, purpose: purpose, from: first, until: last, replaces: replaces,
                answers: answers, invited: invited), problems
        )
    }

    private var chosen: AccessPackage? { what.flatMap { AccessPackage(rawValue: $0) } }

    /// A package, and boxes that have nothing of it.
    private var isContradiction: Bool {
        entry == nil && chosen != nil && (scope.areas.isEmpty || scope.themes.isEmpty)
    }

    private var scope: Scope {
        // A permit for one entry gives looking at it and at what hangs on it; its areas and themes say nothing.
        if entry != nil { return Scope(areas: .all, themes: .general, verbs: .look) }
        let verbs = isDeny ? VerbSet.all : level.verbs
        if let chosen {
            // What is ticked beside a package narrows it: nobody gets more than was ticked.
            return Scope(
                areas: areas.isEmpty ? chosen.areas : chosen.areas.intersection(AreaSet(areas)),
                themes: themes.isEmpty ? chosen.themes : chosen.themes.intersection(ThemeSet(themes)), verbs: verbs)
        }
        guard what == Self.ownChoice else { return Scope(areas: [], themes: .none, verbs: verbs) }
        return Scope(areas: AreaSet(areas), themes: ThemeSet(themes), verbs: verbs)
    }

    private func last(on today: CivilDate) -> CivilDate? {
        switch term {
        case .months3: today.adding(months: 3)
        case .months6: today.adding(months: 6)
        case .year: today.adding(months: 12)
        case .date: CivilDate(until)
        case .noEnd, nil: nil
        }
    }
}

extension Words.Giving {
    /// What to say at a field.
    func message(for problem: FieldProblem) -> String {
        switch (problem.field, problem.kind) {
        case ("aan", .missing): missingWho
        case ("naam", .missing): invitation.missingName
        case ("naam", .tooLong(AskedGrant.longestName)): invitation.longName
        case ("naam", _): invitation.tooMany
        case ("mail", _): invitation.badAddress
        case ("aan", _): unknownWho
        case ("wat", .unknownChoice): nothingLeft
        case ("wat", _): missingWhat
        case ("reden", .missing): missingWhy
        case ("reden", _): longWhy
        case ("tot", .missing): missingUntil
        case ("tot", .tooEarly): earlyUntil
        case ("tot", .tooLate): lateUntil
        case ("van", .tooEarly): earlyFrom
        case ("van", .tooLate): lateFrom
        case ("vraag", _): askMany
        default: badDate
        }
    }

    func package(_ package: AccessPackage) -> String {
        switch package {
        case .agreementsAndCalendar: packages.agreementsAndCalendar
        case .money: packages.money
        case .health: packages.health
        case .family: packages.family
        case .dayActivities: packages.dayActivities
        case .planAndGoals: packages.planAndGoals
        case .everything: packages.everything
        }
    }

    func level(_ level: AccessLevel) -> String {
        switch level {
        case .look: levels.look
        case .lookAndAdd: levels.lookAndAdd
        case .lookAddAndChange: levels.lookAddAndChange
        case .addOnly: levels.addOnly
        }
    }

    func term(_ term: TypedGiving.Term) -> String {
        switch term {
        case .months3: months3
        case .months6: months6
        case .year: year
        case .noEnd: noEnd
        case .date: ownDate
        }
    }
}
