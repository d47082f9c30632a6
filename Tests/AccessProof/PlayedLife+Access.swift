import Dossier
import Records
import TestKit
import UseCases

/// Acts that change who may see what.
extension PlayedLife {
    mutating func principal() -> Principal {
        switch Int.random(in: 0..<6, using: &chance) {
        case 0: .department(Cast.schuldhulp, role: nil)
        case 1: .organisation(chance.coin() ? Cast.kredietbank : Cast.jeugdhulp)
        default: .account(chance.pick(Self.workers + [Cast.anouk, Cast.lisa, Cast.ineke]))
        }
    }

    func fields(
        _ id: GrantID, _ principal: Principal, _ areas: [Area], _ themes: [Theme], _ level: AccessLevel, _ mark: String,
        isDeny: Bool = false, entry: EntryID? = nil
    ) -> [(String, String)] {
        var fields = [
            ("id", id.text), ("aan", PrincipalText.text(principal)), ("wat", "zelf"), ("hoe", level.rawValue),
            ("reden", mark), ("soort", isDeny ? "niet" : "wel"), ("stuk", entry?.text ?? ""),
            ("duur", isDeny ? "geen" : "1j"),
        ]
        fields += areas.map { ("onderdeel", $0.fileName) } + themes.map { ("theme", $0.fileName) }
        return fields
    }

    /// Somebody gives access: who decides, or somebody who does not and is refused.
    mutating func give() async throws {
        let giver = chance.pick([Cast.sam, Cast.sam, Cast.lisa, Cast.bart, Cast.petra])
        let principal = principal()
        if chance.coin(4), let report = world.pieces.filter({ $0.kind == .report }).randomElement(using: &chance) {
            return try await share(report, by: giver, with: principal)
        }
        _ = try await give(
            by: giver, to: principal, some(Self.areas), some(Self.themes), chance.pick(AccessLevel.allCases))
    }

    /// - Parameters:
    ///   - more: fields of what it answers.
    ///   - inTime: whether what it answers still waits.
    /// - Returns: what came of it: given, waits or refused.
    mutating func give(
        by giver: AccountID, to principal: Principal, _ areas: [Area], _ themes: [Theme], _ level: AccessLevel,
        more: [(String, String)] = [], inTime: Bool = true
    ) async throws -> String {
        let (mark, id) = (mark(), grantID())
        let answer = try await site.send(
            "\(path)/wie-mag-wat", as: giver, form: fields(id, principal, areas, themes, level, mark) + more)
        let given = NaiveWorld.Given(
            id: id, isDeny: false, principal: principal, areas: areas, themes: themes, verbs: level.verbs, entry: nil,
            isByLaw: false, from: now, until: until(), withdrawnAt: nil, mark: mark, by: giver)
        return record(given, answer, may: inTime && world.mayGive(giver, areas, themes, now))
    }

    /// Shares one report.
    private mutating func share(
        _ report: NaiveWorld.Piece, by giver: AccountID, with principal: Principal
    ) async throws {
        let (mark, id) = (mark(), grantID())
        let answer = try await site.send(
            "\(path)/wie-mag-wat", as: giver,
            form: fields(id, principal, [], [], .look, mark, entry: report.id))
        let given = NaiveWorld.Given(
            id: id, isDeny: false, principal: principal, areas: Area.allCases, themes: [.general], verbs: .look,
            entry: report.id, isByLaw: false, from: now, until: until(), withdrawnAt: nil, mark: mark, by: giver)
        let may =
            world.decides(giver, now) && report.visibility == .shared && world.sees(giver, report, now)
            && !report.isRestricted && world.mayGive(giver, [.reports], report.themes, now)
        _ = record(given, answer, may: may)
    }

    private mutating func record(_ given: NaiveWorld.Given, _ answer: InProcess.Answer, may: Bool) -> String {
        let waits = world.givingWaits(
            given.principal, given.areas, given.themes, given.verbs, entry: given.entry, now)
        let isOwn = [.account(NaiveWorld.young), .account(given.by)].contains(given.principal)
        let outcome = answer.location.map { $0.contains("gegeven=") ? "given" : "waits" } ?? "refused"
        let expected = !may || isOwn ? "refused" : waits ? "waits" : "given"
        if outcome != expected { fault("giving was \(outcome), not \(expected)") }
        if outcome == "given" { world.given.append(given) }
        if outcome == "waits" {
            world.waiting.append(
                NaiveWorld.Waiting(
                    id: given.id, kind: .giving, principal: given.principal,
                    areas: given.entry == nil ? given.areas : [], themes: given.themes, verbs: given.verbs,
                    until: given.until, mark: given.mark, by: given.by, at: now))
        }
        return outcome
    }

    /// The end of the last day, a year on.
    func until() -> Moment {
        let today = Day.clock.day(of: now)
        let month = today.year * 12 + today.month - 1 + 12
        let last = (0..<4).lazy.compactMap {
            CivilDate(year: month / 12, month: month % 12 + 1, day: today.day - $0)
        }.first
        return Day.clock.moment(of: (last ?? today).adding(days: 1))
    }

    mutating func deny() async throws {
        let giver = chance.pick([Cast.sam, Cast.lisa])
        guard world.mayGive(giver, Self.areas, Self.themes, now) else { return }
        let principal = principal()
        let (areas, themes) = (some(Self.areas), some(Self.themes))
        let mark = mark()
        let id = grantID()
        let answer = try await site.send(
            "\(path)/wie-mag-wat", as: giver,
            form: fields(id, principal, areas, themes, .look, mark, isDeny: true))
        let isDone = answer.location?.contains("gegeven=") == true
        guard isDone == (principal != .account(giver)) else { return fault("denying was \(answer.status)") }
        guard isDone else { return }
        world.given.append(
            NaiveWorld.Given(
                id: id, isDeny: true, principal: principal, areas: areas, themes: themes, verbs: .all, entry: nil,
                isByLaw: false, from: now, until: nil, withdrawnAt: nil, mark: mark, by: giver))
    }

    /// Registered by an organisation and confirmed (rule 6), as the shell does it.
    mutating func grantByLaw() async throws {
        let mark = mark()
        let id = grantID()
        let grant = Grant(
            id: id, effect: .permit, principal: .account(chance.pick([Cast.joris, Cast.ruud])), areas: .of(.reports),
            themes: ThemeSet(some(Self.themes)), verbs: .look, basis: .legalTask, law: "Jeugdwet", purpose: mark,
            period: Period(from: now, until: now.moved(by: 30 * Moment.day)), givenBy: Cast.ruud,
            confirmedBy: Cast.karin)
        try await site.place.give(grant, in: dossier)
        world.given.append(
            NaiveWorld.Given(
                id: id, isDeny: false, principal: grant.principal, areas: [.reports], themes: grant.themes.themes,
                verbs: .look, entry: nil, isByLaw: true, from: now, until: grant.period.until, withdrawnAt: nil,
                mark: mark, by: Cast.ruud))
    }

    mutating func withdraw() async throws {
        guard
            let place = world.given.indices.filter({ world.given[$0].withdrawnAt == nil }).randomElement(using: &chance)
        else { return }
        let giver = chance.pick([Cast.sam, Cast.lisa, Cast.petra])
        let grant = world.given[place]
        let answer = try await site.send(
            "\(path)/wie-mag-wat/\(grant.id.text)/stoppen", as: giver, form: [("id", GrantID(high: 3, low: count).text)]
        )
        let may =
            world.decides(giver, now) && !grant.isByLaw
            && (grant.entry != nil || world.mayGive(giver, grant.areas, grant.themes, now))
        let waits = may && grant.isDeny && world.liftingWaits(now)
        let outcome = answer.location.map { $0.contains("gestopt=") ? "stopped" : "waits" } ?? "refused"
        let expected = !may ? "refused" : waits ? "waits" : "stopped"
        guard outcome == expected else {
            return fault("stopping was \(outcome), not \(expected)")
        }
        if outcome == "stopped" { world.given[place].withdrawnAt = now }
    }

    mutating func leave() async throws {
        let worker = chance.pick(Self.workers)
        // Rarely: without workers little happens.
        guard world.left[worker] == nil, chance.coin(5) else { return }
        try await site.place.endMemberships(of: worker)
        world.left[worker] = now
        endSeats(of: worker)
    }

    mutating func keepOut(_ one: AccountID? = nil) async throws {
        let parent = one ?? chance.pick(NaiveWorld.parents)
        let (themes, wholly) = (chance.coin(3) ? [] : some(Self.themes), chance.coin(6))
        let answer = try await site.send(
            "\(path)/wie-mag-wat/buiten/\(parent.text)", as: Cast.sam,
            form: themes.map { ("theme", $0.fileName) } + (wholly ? [("helemaal", "1")] : []))
        let may = world.decides(Cast.sam, now)
        guard (answer.location != nil) == may else {
            return fault("keeping out was \(answer.status), may \(may)")
        }
        if may { world.keptOut[parent] = (themes, wholly) }
    }

    /// Somebody asks that a report is restricted and the privacy officer of youth help says yes, or it is lifted again (rule 27).
    mutating func restrict() async throws {
        let reports = world.pieces.indices.filter {
            world.pieces[$0].kind == .report && world.pieces[$0].visibility == .shared
        }
        guard let place = reports.randomElement(using: &chance) else { return }
        let (piece, asker) = (world.pieces[place], chance.pick([Cast.sam, Cast.lisa, Cast.joris]))
        let may = world.decides(asker, now) && world.sees(asker, piece, now)
        let location: String?
        if piece.isRestricted, let request = restrictions[piece.id] {
            location = try await site.send("\(path)/rechten/\(request.text)/opheffen", as: asker, form: []).location
        } else {
            let id = entryID()
            restrictions[piece.id] = id
            _ = try await site.send(
                "\(path)/rechten/vragen", as: asker,
                form: [("id", id.text), ("recht", "beperken"), ("stuk", piece.id.text), ("text", "liever niet")])
            location = try await site.send(
                "/functionaris/\(dossier.text)/vragen/\(id.text)", as: Cast.wim,
                form: [("antwoord", "ja"), ("text", "dat kan")]
            ).location
        }
        guard let location, location.contains("verstuurd") || location.contains("opgeheven") else { return }
        if !may { fault("restricted or lifted by who may not") }
        world.pieces[place].isRestricted.toggle()
    }
}
