import Dossier
import Records
import Storage

/// What a privacy officer filled in to let next of kin look.
package struct AskedKinLook: Sendable, Equatable {
    /// The id the form carries, so that a form sent twice gives once.
    package let id: GrantID
    /// The mail address of somebody who has an account.
    package var address: String
    package var areas: AreaSet
    package var themes: ThemeSet
    /// On which ground, in words.
    package var ground: String
    package var reason: String
    package var until: CivilDate?

    package init(
        id: GrantID, address: String, areas: AreaSet, themes: ThemeSet, ground: String, reason: String,
        until: CivilDate?
    ) {
        self.id = id
        self.address = address
        self.areas = areas
        self.themes = themes
        self.ground = ground
        self.reason = reason
        self.until = until
    }

    /// Next of kin look no longer than this at once.
    package static let mostMonths = 6

    func problems(on today: CivilDate) -> [FieldProblem] {
        var problems: [FieldProblem] = []
        if areas.isEmpty { problems.append(FieldProblem("onderdeel", .missing)) }
        if themes.isEmpty { problems.append(FieldProblem("theme", .missing)) }
        if ground.isEmpty { problems.append(FieldProblem("grond", .missing)) }
        if let problem = AskedDeath.problem(reason, "reden") { problems.append(problem) }
        if let until {
            if until <= today { problems.append(FieldProblem("tot", .tooEarly)) }
            if until > today.adding(months: Self.mostMonths) { problems.append(FieldProblem("tot", .tooLate)) }
        } else {
            problems.append(FieldProblem("tot", .missing))
        }
        return problems
    }
}

/// A dossier of somebody who died, as the privacy officer meets it: no word of an entry.
package struct OverseenDeath: Sendable {
    package let dossier: DossierID
    package let clock: DossierClock
    package let death: Death
    package let person: String
    package let kin: [Kin]

    package struct Kin: Sendable {
        package let id: GrantID
        package let name: String
        package let scope: Scope
        package let ground: String
        package let reason: String
        package let until: Moment?
    }
}

/// The privacy officer's page about people who died.
package struct OversightDeathsReading: Sendable {
    package let visitor: Visitor
    package let deaths: [OverseenDeath]
    package let at: Moment
}

extension Workplace {
    fileprivate static let mostDeaths = 100

    /// Reads the dossiers of people who died, with what next of kin got. Every dossier on it gets a line in its log.
    ///
    /// - Throws: `Refusal`; `.notFound` to who is no privacy officer.
    package func readOversightDeaths(as caller: Caller) async throws -> OversightDeathsReading {
        let (visitor, oversight) = try await overseer(caller)
        let installation = keys.installation
        let (rows, owners) = try await engine.read { session in
            let rows = try OversightDeaths.all(
                limit: Self.mostDeaths, oversight: oversight, with: installation, session
            ).map { ($0, try OversightDeaths.permits(in: $0, oversight: oversight, session)) }
            return (
                rows,
                try OversightRecords.owners(of: rows.map(\.0.dossier), oversight: oversight, session)
            )
        }
        let names = try await names(of: Set(owners.values.flatMap { $0 } + rows.flatMap(\.1).map(\.account)))
        var deaths: [OverseenDeath] = []
        for (row, permits) in rows {
            let seal = try await vault.seal(of: row.dossier)
            deaths.append(
                OverseenDeath(
                    dossier: row.dossier, clock: row.clock, death: row.death,
                    person: (owners[row.dossier] ?? []).compactMap { names[$0] }.joined(separator: ", "),
                    kin: try permits.map { permit in
                        let words = try OversightDeaths.open(permit, in: row, with: seal)
                        return OverseenDeath.Kin(
                            id: permit.id, name: names[permit.account] ?? "",
                            scope: Scope(areas: permit.areas, themes: permit.themes, verbs: .look),
                            ground: words.law ?? "", reason: words.purpose, until: permit.until)
                    }))
        }
        try await logOversight(
            .listed, DeathLog.object,
            in: Dictionary(rows.map { ($0.0.dossier, $0.0.organisation) }, uniquingKeysWith: { first, _ in first }),
            visitor, oversight, caller)
        return OversightDeathsReading(visitor: visitor, deaths: deaths, at: caller.at)
    }

    /// Lets next of kin look, on a ground that stays on record (access rule 26). What the person denied them while they lived
    /// stays closed.
    ///
    /// - Throws: `Refusal`; `.factorNeeded` before anything is said of what was filled in; `.invalid` with the
    ///   fields `adres`, `onderdeel`, `theme`, `grond`, `reden` and `tot`.
    package func letKinLook(_ typed: AskedKinLook, in dossier: DossierID, as caller: Caller) async throws {
        var asked = typed
        asked.reason = WrittenText.kept(typed.reason)
        let kin = asked
        let (visitor, found) = try await overseenDeath(dossier, caller)
        // Before anything else: the answer tells whether an address has an account.
        try visitor.demandFactor(at: caller.at)
        let hash = AccountRecords.hash(of: AccountRecords.normalised(kin.address), keys.lookup)
        let account = try await engine.read { try AccountRecords.id(addressHash: hash, $0) }
        var problems = kin.problems(on: found.clock.day(of: caller.at))
        if account == nil { problems.insert(FieldProblem("adres", .unknownChoice), at: 0) }
        guard problems.isEmpty, let account, let until = kin.until else { throw Refusal.invalid(problems) }
        let seal = try await vault.seal(of: dossier)
        let installation = keys.installation
        try await engine.write { session in
            let (visitor, oversight) = try self.overseer(caller, session)
            try visitor.demandFactor(at: caller.at)
            guard
                let row = try OversightDeaths.find(dossier, oversight: oversight, with: installation, session)
            else { throw Refusal.changedMeanwhile }
            let owners = try OversightRecords.owners(of: [dossier], oversight: oversight, session)[dossier] ?? []
            // Nobody lets themselves look, and the account of who died is nobody's.
            guard account != oversight.officer, !owners.contains(account) else {
                throw Refusal.invalid([FieldProblem("adres", .unknownChoice)])
            }
            let grant = Grant(
                id: kin.id, effect: .permit, principal: .account(account), areas: kin.areas, themes: kin.themes,
                verbs: .look, basis: .legalTask, law: kin.ground, purpose: kin.reason,
                period: Period(from: caller.at, until: row.clock.moment(of: until.adding(days: 1))),
                givenBy: oversight.officer, isForNextOfKin: true)
            guard try OversightDeaths.give(grant, in: row, oversight: oversight, with: seal, session) else { return }
            try LogRecords.append(
                self.oversightLine(
                    .create, .permissions, EntryID(of: kin.id), in: dossier, oversight, of: row.organisation, caller),
                session)
            try self.keepAlive(visitor, caller, session)
        }
    }

    /// Ends what next of kin got.
    ///
    /// - Throws: `Refusal`; `.changedMeanwhile` when it was over.
    package func stopKinLook(_ id: GrantID, in dossier: DossierID, as caller: Caller) async throws {
        _ = try await overseenDeath(dossier, caller)
        let installation = keys.installation
        try await engine.write { session in
            let (visitor, oversight) = try self.overseer(caller, session)
            guard
                let row = try OversightDeaths.find(dossier, oversight: oversight, with: installation, session),
                try OversightDeaths.stop(id, in: row, oversight: oversight, session)
            else { throw Refusal.changedMeanwhile }
            try LogRecords.append(
                self.oversightLine(
                    .change, .permissions, EntryID(of: id), in: dossier, oversight, of: row.organisation, caller),
                session)
            try self.keepAlive(visitor, caller, session)
        }
    }

    /// Not of the own organisation, not there, or of somebody who lives: the same answer, and one line in the installation's log.
    func overseenDeath(
        _ dossier: DossierID, _ caller: Caller
    ) async throws -> (visitor: Visitor, row: OversightDeaths.Row) {
        let (visitor, oversight) = try await overseer(caller)
        let installation = keys.installation
        let row = try await engine.read {
            try OversightDeaths.find(dossier, oversight: oversight, with: installation, $0)
        }
        guard let row else {
            try await logStranger(at: dossier, visitor, caller, what: "oversight")
            throw Refusal.notFound
        }
        return (visitor, row)
    }
}
