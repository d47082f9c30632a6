import Dossier
import Records
import TestKit
import UseCases

/// A life of one dossier, played at random against the whole site: access is given, changed and taken back, entries are
/// written, moved to another theme and confined, people grow older and leave. After each step somebody opens five pages, and
/// every word on them is held against `NaiveWorld`.
package struct PlayedLife: Sendable {
    /// What went wrong, in words; empty where nothing did.
    package internal(set) var faults: [String] = []
    package private(set) var steps = 0
    package internal(set) var pages = 0
    /// The addresses of the table of routes of which somebody opened a page.
    package internal(set) var opened: Set<String> = []

    /// How often what happened: a life in which nothing does finds nothing.
    package internal(set) var tally: [String: Int] = [:]

    var world = NaiveWorld()
    var chance: Seeded
    let seed: UInt64
    let site: InProcess
    let dossier: DossierID
    var count: UInt64 = 0
    /// By which request a report was restricted.
    var restrictions: [EntryID: EntryID] = [:]
    /// The codes of letters.
    var codes: [GrantID: String] = [:]
    /// Whoever made an account with one.
    var newcomers: [AccountID] = []
    /// Seats that wait for a second administrator.
    var asked: [SeatAsked] = []
    /// Of which requests mail went.
    var toldOf: Set<GrantID> = []
    /// How often somebody looked for the dossier and it was not there: with a wrong day of birth, or after a death.
    var wrongBirths: [AccountID: Int] = [:]

    static let themes: [Theme] = [.general, .money, .health, .safety]
    static let areas: [Area] = [.reports, .wishesAndGoals, .agreements, .story, .plan, .people]
    static let workers = [Cast.petra, Cast.karin, Cast.joris, Cast.ruud]
    static let everybody = [Cast.sam, Cast.lisa, Cast.bart, Cast.anouk, Cast.ineke] + workers
    /// Who opens pages: also the privacy officer, who writes nothing.
    var watchers = everybody + [Cast.wim]
    /// No more than fit on one page of the timeline, so that nothing that should be there is on another.
    static let mostReports = 45

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
        try await site.place.seat(Cast.wim, as: .privacyOfficer)
        try await site.place.seat(Cast.wim, as: .administrator)
        let dossier = try await site.place.dossier(of: Cast.sam, key: "sam", mandates: mandates, born: born)
        var life = PlayedLife(seed: seed, chance: chance, site: site, dossier: dossier)
        life.world.born = born
        try await site.place.switchEmergency()
        life.world.emergencyRights = [Cast.jeugdhulp]
        for law in laws {
            try await site.place.workplace.setLaw(
                law, true, of: "Jeugdhulp", reason: "zo begonnen", caller: site.place.request(origin: "shell"))
        }
        life.world.lawsOn = laws
        try await putAround(&life)
        return life
    }

    private init(seed: UInt64, chance: Seeded, site: InProcess, dossier: DossierID) {
        self.seed = seed
        self.chance = chance
        self.site = site
        self.dossier = dossier
    }

    var now: Moment { site.place.now }
    var path: String { "/dossiers/\(dossier.text)" }

    // MARK: Playing

    /// One step, and five pages of one of the cast.
    mutating func step() async throws {
        steps += 1
        try await act()
        // Who is in by emergency access is there for an hour: they look more often.
        let inEmergency = watchers.filter { world.isInEmergency($0, now) }
        let account = chance.pick(inEmergency.isEmpty || chance.coin() ? watchers : inEmergency)
        for page in somePages(5) { try await look(page, account) }
    }

    private mutating func act() async throws {
        switch Int.random(in: 0..<45, using: &chance) {
        case 0...3: try await give()
        case 4...5: try await deny()
        case 6...7: try await withdraw()
        case 8: try await chance.coin(3) ? grantByLaw() : law()
        case 9...11: try await write()
        case 12...13: try await move()
        case 14: try await react()
        case 15: try await putHidden()
        case 16: try await putOther()
        case 17: try await leave()
        case 18: try await keepOut()
        case 19: try await restrict()
        case 20...22: try await emergency()
        case 23...24: try await copy()
        case 25...26: try await death()
        case 27: try await ask()
        case 28...29: try await answer()
        case 30...31: try await takeUp()
        case 32...34: try await administer()
        case 35...36: try await law()
        case 37...39: try await apart()
        case 40...41: try await draft()
        case 42...43: try await mail()
        default: site.wait(days: Int64.random(in: 1...45, using: &chance))
        }
    }

    /// Everybody, everywhere.
    mutating func sweep() async throws {
        for account in watchers {
            for page in allPages() { try await look(page, account) }
        }
        for copy in world.copies where copy.state != .gone { try await fetch(copy.id) }
    }

    mutating func fault(_ what: String, _ page: Page, _ account: AccountID) {
        let who = Cast.everyone.first { $0.id == account }?.name ?? account.text
        let seat = page.seat.flatMap { seat in Cast.everyone.first { $0.id == seat }?.name }
        faults.append(
            "seed \(seed), step \(steps), \(who)\(seat.map { " as \($0)" } ?? ""), \(page.path.replacing(path, with: "…")): \(what)"
        )
    }

    mutating func fault(_ what: String) { faults.append("seed \(seed), step \(steps): \(what)") }

    mutating func count(_ what: String) { tally[what, default: 0] += 1 }

    mutating func next() -> UInt64 {
        count += 1
        return count
    }

    /// A word that stands nowhere else, long enough to be in no random token.
    mutating func mark() -> String { "zq\(1_000_000 + next())q" }

    mutating func grantID() -> GrantID {
        GrantID(high: 0x0190_0000_0000_7000 + seed, low: 0x8000_0000_0000_0000 + next())
    }

    mutating func entryID() -> EntryID {
        EntryID(high: 0x0190_0000_0000_7000 + seed, low: 0x8000_0000_0000_0000 + next())
    }

    mutating func some<Value>(_ values: [Value]) -> [Value] {
        let chosen = values.filter { _ in chance.coin() }
        return chosen.isEmpty ? [chance.pick(values)] : chosen
    }
}
