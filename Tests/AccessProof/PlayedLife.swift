import Dossier
import Records
import TestKit
import UseCases

/// A life of one dossier, played at random against the whole site: access is given, changed and taken back, entries are
/// written, moved to another theme and confined, people grow older and leave. After each step somebody opens five pages, and
/// every word on them is held against `NaiveWorld`.
package struct PlayedLife: Sendable {
    /// What went wrong, in words; empty where nothing did.
    package private(set) var faults: [String] = []
    package private(set) var steps = 0
    package private(set) var pages = 0

    private var world = NaiveWorld()
    private var chance: Seeded
    private let seed: UInt64
    private let site: InProcess
    private let dossier: DossierID
    private var count: UInt64 = 0

    private static let themes: [Theme] = [.general, .money, .health, .family]
    private static let areas: [Area] = [.reports, .wishesAndGoals, .agreements, .story]
    private static let workers = [Cast.petra, Cast.karin, Cast.joris, Cast.ruud]
    private static let everybody = [Cast.sam, Cast.lisa, Cast.bart, Cast.anouk, Cast.ineke] + workers
    /// No more than fit on one page of the timeline, so that nothing that should be there is on another.
    private static let mostReports = 45

    /// Plays a life of a young person who is 11 to 16 when it begins; at its end everybody opens every page.
    package static func play(seed: UInt64, steps: Int) async throws -> PlayedLife {
        try await InProcess.with(at: Day.now) { site in
            var life = try await begin(seed: seed, site)
            for _ in 0..<steps { try await life.step() }
            try await life.sweep()
            return life
        }
    }

    private static func begin(seed: UInt64, _ site: InProcess) async throws -> PlayedLife {
        var chance = Seeded(seed)
        let born = Day.clock.day(of: Day.now).adding(days: -Int.random(in: 4_000...6_000, using: &chance))
        let mandates = NaiveWorld.parents.map {
            Mandate(account: $0, basis: .parent, period: Period(from: Day.past))
        }
        let dossier = try await site.place.dossier(of: Cast.sam, key: "sam", mandates: mandates, born: born)
        var life = PlayedLife(seed: seed, chance: chance, site: site, dossier: dossier)
        life.world.born = born
        return life
    }

    private init(seed: UInt64, chance: Seeded, site: InProcess, dossier: DossierID) {
        self.seed = seed
        self.chance = chance
        self.site = site
        self.dossier = dossier
    }

    private var now: Moment { site.place.now }
    private var path: String { "/dossiers/\(dossier.text)" }

    // MARK: Playing

    /// One step, and five pages of one of the cast.
    private mutating func step() async throws {
        steps += 1
        switch Int.random(in: 0..<20, using: &chance) {
        case 0...3: try await give()
        case 4...5: try await deny()
        case 6...7: try await withdraw()
        case 8: try await grantByLaw()
        case 9...11: try await write()
        case 12...13: try await move()
        case 14: try await react()
        case 15: try await putHidden()
        case 16: try await putOther()
        case 17: try await leave()
        case 18: try await keepOut()
        default: site.wait(days: Int64.random(in: 1...45, using: &chance))
        }
        let account = chance.pick(Self.everybody)
        for route in routes(for: account).shuffled(using: &chance).prefix(5) { try await look(route, account) }
    }

    /// Everybody, everywhere.
    private mutating func sweep() async throws {
        for account in Self.everybody {
            for route in routes(for: account) { try await look(route, account) }
        }
    }

    // MARK: Looking

    private struct Page {
        let path: String
        /// As whom somebody looks along.
        var seat: AccountID?
        /// The report whose page it is.
        var report: EntryID?
        var isTimeline = false
    }

    private func routes(for account: AccountID) -> [Page] {
        var pages = [
            "", "/verhaal", "/plan", "/samen", "/wie-mag-wat", "/wie-keek-mee", "/wie-mag-wat/geven", "/schrijven",
        ]
        .map { Page(path: path + $0) }
        pages.append(Page(path: path + "/rapportages", isTimeline: true))
        pages.append(Page(path: path + "/rapportages?thema=geld"))
        pages.append(Page(path: "/"))
        for piece in world.pieces where piece.kind == .report {
            pages.append(Page(path: "\(path)/rapportages/\(piece.id.text)", report: piece.id))
        }
        for other in Self.workers + [Cast.anouk, Cast.lisa] {
            let seat = PreviewSeat(.account(other)).text
            for rest in ["", "/rapportages", "/plan", "/verhaal", "/wie-mag-wat"] {
                pages.append(
                    Page(path: "\(path)/kijk-mee/\(seat)\(rest)", seat: other, isTimeline: rest == "/rapportages"))
            }
        }
        return pages
    }

    private mutating func look(_ page: Page, _ account: AccountID) async throws {
        pages += 1
        let answer = try await site.send(page.path, as: account)
        let found = Set(answer.text.matches(of: /zq[0-9]+q/).map { String($0.0) })
        let allowed =
            page.seat.map { world.words(lookingAlongAs: $0, by: account, now) } ?? world.words(for: account, now)
        let leaked = found.subtracting(allowed)
        if !leaked.isEmpty { fault("leak of \(leaked.sorted())", page, account) }
        if answer.status >= 500 { fault("status \(answer.status)", page, account) }
        try checkWhole(page, account, answer, found)
    }

    /// What must be there: else a wall that is too high would pass for safe.
    private mutating func checkWhole(
        _ page: Page, _ account: AccountID, _ answer: InProcess.Answer, _ found: Set<String>
    ) throws {
        guard page.path != "/" else { return }
        let isKnown = world.place(account, now) != .stranger
        if !isKnown || (page.seat != nil && !world.decides(account, now)) {
            if answer.status != 404 { fault("\(answer.status) to who may not know of it", page, account) }
            return
        }
        if let report = page.report, let piece = world.piece(report) {
            let isShown = world.sees(account, piece, now)
            if isShown != found.contains(piece.mark) { fault(isShown ? "missing" : "shown", page, account) }
        }
        guard page.isTimeline else { return }
        for piece in world.pieces where piece.kind == .report || piece.kind == .reaction {
            let shows: Bool
            if let seat = page.seat {
                shows =
                    piece.visibility == .shared && world.sees(seat, piece, now) && world.sees(account, piece, now)
            } else {
                shows = world.sees(account, piece, now)
            }
            // A reaction hangs under its report: who sees only that has it by no list.
            let hasPlace = world.piece(piece.parent).map { found.contains($0.mark) } ?? true
            // Who looks along does so within what they see for the person, not through a permit of their own.
            let isHeld = page.seat == nil || account == Cast.sam
            if shows, hasPlace, isHeld, !found.contains(piece.mark) { fault("missing \(piece.mark)", page, account) }
        }
    }

    private mutating func fault(_ what: String, _ page: Page, _ account: AccountID) {
        let who = Cast.everyone.first { $0.id == account }?.name ?? account.text
        let seat = page.seat.flatMap { seat in Cast.everyone.first { $0.id == seat }?.name }
        faults.append(
            "seed \(seed), step \(steps), \(who)\(seat.map { " as \($0)" } ?? ""), \(page.path.dropFirst(path.count)): \(what)"
        )
    }

    private mutating func mark() -> String {
        count += 1
        return "zq\(count)q"
    }

    private mutating func entryID() -> EntryID {
        count += 1
        return EntryID(high: 0x0190_0000_0000_7000 + seed, low: 0x8000_0000_0000_0000 + count)
    }

    private mutating func some<Value>(_ values: [Value]) -> [Value] {
        let chosen = values.filter { _ in chance.coin() }
        return chosen.isEmpty ? [chance.pick(values)] : chosen
    }
}

// MARK: Acts

extension PlayedLife {
    private mutating func principal() -> Principal {
        switch Int.random(in: 0..<6, using: &chance) {
        case 0: .department(Cast.schuldhulp, role: nil)
        case 1: .organisation(chance.coin() ? Cast.kredietbank : Cast.jeugdhulp)
        default: .account(chance.pick(Self.workers + [Cast.anouk, Cast.lisa, Cast.ineke]))
        }
    }

    private func fields(
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
    private mutating func give() async throws {
        let giver = chance.pick([Cast.sam, Cast.sam, Cast.lisa, Cast.bart, Cast.petra])
        let principal = principal()
        let (areas, themes) = (some(Self.areas), some(Self.themes))
        let level = chance.pick(AccessLevel.allCases)
        let mark = mark()
        let shared = chance.coin(4) ? world.pieces.filter { $0.kind == .report }.randomElement(using: &chance) : nil
        let id = GrantID(high: 0x0190_0000_0000_7000 + seed, low: 0x8000_0000_0000_0000 + count)
        let answer = try await site.send(
            "\(path)/wie-mag-wat", as: giver,
            form: fields(id, principal, areas, themes, level, mark, entry: shared?.id))
        let isOwner = principal == .account(Cast.sam)
        let may =
            shared.map { piece in
                world.decides(giver, now) && piece.visibility == .shared && world.sees(giver, piece, now)
                    && world.mayGive(giver, [.reports], piece.themes, now)
            } ?? world.mayGive(giver, areas, themes, now)
        let waits =
            shared == nil && world.waitsForOthers(principal, areas, themes, level.verbs, now)
            || shared.map { waitsForOthers(principal, $0.id) } ?? false
        let outcome = answer.location.map { $0.contains("gegeven=") ? "given" : "waits" } ?? "refused"
        let expected = !may || isOwner ? "refused" : waits ? "waits" : "given"
        guard outcome == expected else {
            return faults.append("seed \(seed), step \(steps): giving was \(outcome), not \(expected)")
        }
        if outcome == "waits" { world.waiting.append((mark, giver)) }
        guard outcome == "given" else { return }
        world.given.append(
            NaiveWorld.Given(
                id: id, isDeny: false, principal: principal, areas: shared == nil ? areas : Area.allCases,
                themes: shared == nil ? themes : [.general], verbs: shared == nil ? level.verbs : .look,
                entry: shared?.id, isByLaw: false, from: now, until: until(), withdrawnAt: nil, mark: mark, by: giver))
    }

    private func waitsForOthers(_ principal: Principal, _ entry: EntryID) -> Bool {
        (12...15).contains(world.age(now))
            && world.given.contains {
                !$0.isDeny && $0.principal == principal && $0.entry == entry
                    && $0.withdrawnAt.map { (12...15).contains(world.age($0)) } ?? false
            }
    }

    /// The end of the last day, a year on.
    private func until() -> Moment {
        let today = Day.clock.day(of: now)
        let month = today.year * 12 + today.month - 1 + 12
        let last = (0..<4).lazy.compactMap {
            CivilDate(year: month / 12, month: month % 12 + 1, day: today.day - $0)
        }.first
        return Day.clock.moment(of: (last ?? today).adding(days: 1))
    }

    private mutating func deny() async throws {
        let giver = chance.pick([Cast.sam, Cast.lisa])
        guard world.mayGive(giver, Self.areas, Self.themes, now) else { return }
        let principal = principal()
        let (areas, themes) = (some(Self.areas), some(Self.themes))
        let mark = mark()
        let id = GrantID(high: 0x0190_0000_0000_7000 + seed, low: 0x8000_0000_0000_0000 + count)
        let answer = try await site.send(
            "\(path)/wie-mag-wat", as: giver,
            form: fields(id, principal, areas, themes, .look, mark, isDeny: true))
        guard answer.location?.contains("gegeven=") == true else {
            return faults.append("seed \(seed), step \(steps): denying was \(answer.status)")
        }
        world.given.append(
            NaiveWorld.Given(
                id: id, isDeny: true, principal: principal, areas: areas, themes: themes, verbs: .all, entry: nil,
                isByLaw: false, from: now, until: nil, withdrawnAt: nil, mark: mark, by: giver))
    }

    /// Registered by an organisation and confirmed (rule 6), as the shell does it.
    private mutating func grantByLaw() async throws {
        let mark = mark()
        let id = GrantID(high: 0x0190_0000_0000_7000 + seed, low: 0x8000_0000_0000_0000 + count)
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

    private mutating func withdraw() async throws {
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
        let waits = may && grant.isDeny && (12...15).contains(world.age(now))
        let outcome = answer.location.map { $0.contains("gestopt=") ? "stopped" : "waits" } ?? "refused"
        let expected = !may ? "refused" : waits ? "waits" : "stopped"
        guard outcome == expected else {
            return faults.append("seed \(seed), step \(steps): stopping was \(outcome), not \(expected)")
        }
        if outcome == "stopped" { world.given[place].withdrawnAt = now }
    }

    /// Somebody writes a report where they may, or is refused.
    private mutating func write() async throws {
        guard world.pieces.filter({ $0.kind == .report }).count < Self.mostReports else { return }
        let author = chance.pick(Self.everybody)
        let (id, mark, themes) = (entryID(), mark(), some(Self.themes.filter { $0 != .general }))
        let answer = try await site.send(
            "\(path)/rapportages", as: author,
            form: [("id", id.text), ("text", mark), ("form", "moment")] + themes.map { ("theme", $0.fileName) })
        let may =
            world.place(author, now) != .stranger && themes.allSatisfy { world.may(author, .add, .reports, $0, now) }
        guard (answer.location != nil) == may else {
            return faults.append("seed \(seed), step \(steps): writing was \(answer.status), may \(may)")
        }
        guard may else { return }
        add(id, .report, themes, author, mark)
    }

    private mutating func add(
        _ id: EntryID, _ kind: EntryKind, _ themes: [Theme], _ author: AccountID, _ mark: String,
        as visibility: Visibility = .shared, named: Set<AccountID> = [], on parent: EntryID? = nil
    ) {
        world.pieces.append(
            NaiveWorld.Piece(
                id: id, kind: kind, themes: themes, author: author, visibility: visibility, named: named,
                versions: [(mark, themes)], parent: parent))
    }

    /// An author moves a report to other themes by a new version (case j).
    private mutating func move() async throws {
        let reports = world.pieces.indices.filter {
            world.pieces[$0].kind == .report && world.pieces[$0].visibility == .shared
        }
        guard let place = reports.randomElement(using: &chance) else { return }
        let piece = world.pieces[place]
        let (mark, themes) = (mark(), some(Self.themes.filter { $0 != .general }))
        let answer = try await site.send(
            "\(path)/rapportages/\(piece.id.text)/verbeteren", as: piece.author,
            form: [("text", mark), ("version", String(piece.versions.count))] + themes.map { ("theme", $0.fileName) })
        guard answer.location != nil else {
            // Whether they may is not asked here: a refusal shows nothing. What went through is checked.
            return
        }
        let mayStill = themes.allSatisfy { world.may(piece.author, .add, .reports, $0, now) }
        if !mayStill { faults.append("seed \(seed), step \(steps): moved to where its author may not write") }
        world.pieces[place].themes = themes
        world.pieces[place].versions.append((mark, themes))
        for child in world.pieces.indices where world.pieces[child].parent == piece.id {
            world.pieces[child].themes = themes
            world.pieces[child].versions[0].themes = themes
        }
    }

    private mutating func react() async throws {
        guard
            let report = world.pieces.filter({ $0.kind == .report && $0.visibility == .shared }).randomElement(
                using: &chance)
        else { return }
        let author = chance.pick(Self.everybody)
        let (id, mark) = (entryID(), mark())
        let answer = try await site.send(
            "\(path)/rapportages/\(report.id.text)/reacties", as: author,
            form: [("id", id.text), ("text", mark), ("form", ReactionForm.answer.fileName)])
        guard answer.location != nil else { return }
        if !world.sees(author, report, now) {
            faults.append("seed \(seed), step \(steps): reacted to what they do not see")
        }
        add(id, .reaction, report.themes, author, mark, on: report.id)
    }

    /// What is confined, withheld or private, as an import brings it.
    private mutating func putHidden() async throws {
        guard world.pieces.filter({ $0.kind == .report }).count < Self.mostReports else { return }
        let visibility = chance.pick([Visibility.own, .confined, .withheld])
        let author = visibility == .own ? Cast.sam : chance.pick(Self.workers)
        let (id, mark, themes) = (entryID(), mark(), some(Self.themes))
        let named: Set<AccountID> =
            visibility == .confined ? Set(some(Self.workers + [Cast.anouk, Cast.lisa, Cast.ineke])) : []
        try await site.place.report(
            mark, in: dossier, ThemeSet(themes), by: author, as: visibility, named: named, id: id)
        add(id, .report, themes, author, mark, as: visibility, named: named)
    }

    private mutating func putOther() async throws {
        let (id, mark, themes) = (entryID(), mark(), some(Self.themes))
        let kind = chance.pick([EntryKind.goal, .agreement, .portrait])
        let author = chance.pick([Cast.sam, Cast.petra, Cast.joris])
        let row = EntryRow(
            dossier: dossier, id: id, kind: kind, themes: ThemeSet(themes), ownThemes: ThemeSet(themes),
            voice: .professional, form: 0, author: author, status: 1, occurredAt: now, recordedAt: now)
        switch kind {
        case .goal: try await site.place.put(row, GoalBody(text: mark))
        case .agreement: try await site.place.put(row, AgreementBody(text: mark, owner: .zero))
        default: try await site.place.put(row, PortraitBody(text: mark))
        }
        add(id, kind, themes, author, mark)
    }

    private mutating func leave() async throws {
        let worker = chance.pick(Self.workers)
        guard world.left[worker] == nil else { return }
        try await site.place.endMemberships(of: worker)
        world.left[worker] = now
    }

    private mutating func keepOut() async throws {
        let parent = chance.pick(NaiveWorld.parents)
        let (themes, wholly) = (chance.coin(3) ? [] : some(Self.themes), chance.coin(6))
        let answer = try await site.send(
            "\(path)/wie-mag-wat/buiten/\(parent.text)", as: Cast.sam,
            form: themes.map { ("theme", $0.fileName) } + (wholly ? [("helemaal", "1")] : []))
        let may = world.youngDecides(now)
        guard (answer.location != nil) == may else {
            return faults.append("seed \(seed), step \(steps): keeping out was \(answer.status), may \(may)")
        }
        if may { world.keptOut[parent] = (themes, wholly) }
    }
}
