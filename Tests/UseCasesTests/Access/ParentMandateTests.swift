import Dossier
import Records
import TestKit
import Testing
import UseCases

@Suite("A parent with authority comes in, and goes, on the shell with a reason")
struct ParentMandateTests {
    private func asked(
        _ account: AccountID = Cast.bart, from: String? = nil, until: String? = nil, reason: String = "geboorteakte"
    ) -> ParentMandate {
        ParentMandate(
            dossier: "sam", address: Cast.address(of: account), from: from.flatMap { CivilDate($0) },
            until: until.flatMap { CivilDate($0) }, reason: reason)
    }

    /// Sam's own dossier, of somebody of this age today.
    private func sams(
        _ place: TestPlace, age: Int = 10, mandates: [Mandate] = [], in jurisdiction: Jurisdiction = .netherlands
    ) async throws -> DossierID {
        let born = DossierClock.amsterdam.day(of: place.now).adding(months: -12 * age)
        return try await place.dossier(of: Cast.sam, key: "sam", mandates: mandates, born: born, in: jurisdiction)
    }

    private func end(
        _ account: AccountID, _ office: MandateOffice?, reason: String = "gezag beëindigd", _ place: TestPlace
    ) async throws {
        try await place.workplace.endAppointed(
            Cast.address(of: account), office, in: "sam", reason: reason, caller: place.request(origin: "shell"))
    }

    @Test("A parent of a child of 10 decides from the next request; a line with the reason stands in both logs")
    func added() async throws {
        let place = try await TestPlace.open()
        let dossier = try await sams(place)
        #expect(try await place.reach(of: Cast.bart, in: dossier).isEmpty)
        let (lines, outcome) = try await place.logged {
            try await place.workplace.appoint(asked(), caller: place.request(origin: "shell"))
        }
        #expect(outcome.isSuccess)
        #expect(lines.map(\.description) == ["create account done", "administer account done"])
        #expect(lines.map(\.dossier) == [dossier, .zero] && lines.allSatisfy(\.hasDetail))
        let bart = try await place.reach(of: Cast.bart, in: dossier)
        #expect(bart.standing == .representative && bart.acts == .ofThePerson)
        #expect(bart.themes(.look, in: .reports) == .all)
    }

    @Test("What the law says of the age holds here too", arguments: [(10, true), (13, true), (16, false)])
    func ages(_ age: Int, _ decides: Bool) async throws {
        let place = try await TestPlace.open()
        let dossier = try await sams(place, age: age)
        try await place.workplace.appoint(asked(), caller: place.request(origin: "shell"))
        #expect(try await place.reach(of: Cast.bart, in: dossier).acts == (decides ? .ofThePerson : []))
    }

    @Test("Nobody is a parent of who is 18 on the first day, or of whom nobody knows when they were born")
    func adult() async throws {
        for age in [18, 38] {
            let place = try await TestPlace.open()
            let dossier = try await sams(place, age: age)
            try await refused(.obstacle(.adult, .parent), "child under 18", asked(), place)
            #expect(try await place.reach(of: Cast.bart, in: dossier).isEmpty)
        }
        let place = try await TestPlace.open()
        _ = try await sams(place, age: 17)
        let nextYear = DossierClock.amsterdam.day(of: place.now).adding(months: 12)
        let later = ParentMandate(
            dossier: "sam", address: Cast.address(of: Cast.bart), from: nextYear, reason: "geboorteakte")
        try await refused(.obstacle(.adult, .parent), "child under 18", later, place)
        let unknown = try await TestPlace.open()
        _ = try await unknown.dossier(of: Cast.sam, key: "sam", born: nil)
        try await refused(.obstacle(.adult, .parent), "day of birth", asked(), unknown)
    }

    @Test("Nobody is their own parent, twice a parent, a parent of a household, or one without a reason")
    func otherwise() async throws {
        let place = try await TestPlace.open()
        let dossier = try await sams(place)
        try await refused(.obstacle(.owns, .parent), "their own dossier", asked(Cast.sam), place)
        try await refused(.noReason, "--reason", asked(reason: " "), place)
        try await refused(
            .untilBeforeFrom, "before the first", asked(from: "2027-01-02", until: "2027-01-01"), place)
        try await place.workplace.appoint(asked(), caller: place.request(origin: "shell"))
        try await refused(.obstacle(.actsAlready, .parent), "as parent already", asked(), place, made: 1)
        #expect(try await place.reach(of: Cast.bart, in: dossier).acts == .ofThePerson)
        let family = try await TestPlace.open()
        _ = try await family.household(of: [Cast.lisa], key: "sam")
        try await refused(.obstacle(.household, .parent), "household", asked(), family)
    }

    private func refused(
        _ problem: MandateRefused, _ said: String, _ asked: ParentMandate, _ place: TestPlace, made: Int = 0
    ) async throws {
        let (lines, outcome) = try await place.logged {
            try await place.workplace.appoint(asked, caller: place.request(origin: "shell"))
        }
        guard case .failure(let error) = outcome else {
            Issue.record("it was made")
            return
        }
        #expect(error as? MandateRefused == problem && "\(error)".contains(said), "\(error)")
        #expect(lines.isEmpty)
        #expect(try await place.count("mandate") == made)
    }

    @Test("Ended, a parent reaches nothing from the next request, and whom the person chose goes on")
    func ended() async throws {
        let place = try await TestPlace.open()
        let chosen = Mandate(account: Cast.lisa, basis: .chosen, period: Period(from: Day.past))
        let dossier = try await sams(place, mandates: [chosen])
        try await place.workplace.appoint(asked(), caller: place.request(origin: "shell"))
        let (lines, outcome) = try await place.logged { try await end(Cast.bart, .parent, place) }
        #expect(outcome.isSuccess)
        #expect(lines.map(\.description) == ["change account done", "administer account done"])
        #expect(try await place.reach(of: Cast.bart, in: dossier).isEmpty)
        for office: MandateOffice? in [.parent, .court(.mentor), nil] {
            await #expect(throws: MandateRefused.nothingToEnd(Cast.address(of: Cast.lisa))) {
                try await end(Cast.lisa, office, place)
            }
        }
        #expect(try await place.reach(of: Cast.lisa, in: dossier).acts == .ofThePerson)
        // Once more, and without a reason.
        await #expect(throws: MandateRefused.nothingToEnd(Cast.address(of: Cast.bart))) {
            try await end(Cast.bart, nil, place)
        }
        await #expect(throws: MandateRefused.noReason) { try await end(Cast.bart, nil, reason: "", place) }
        // And again a parent: what was ended stands in nobody's way.
        try await place.workplace.appoint(asked(), caller: place.request(origin: "shell"))
        #expect(try await place.reach(of: Cast.bart, in: dossier).acts == .ofThePerson)
    }

    @Test("As a parent somebody is not ended as what a court gave; left out, each ends")
    func office() async throws {
        let place = try await TestPlace.open()
        let dossier = try await sams(place)
        try await place.workplace.appoint(asked(), caller: place.request(origin: "shell"))
        await #expect(throws: MandateRefused.nothingToEnd(Cast.address(of: Cast.bart))) {
            try await end(Cast.bart, .court(.curator), place)
        }
        #expect(try await !place.reach(of: Cast.bart, in: dossier).isEmpty)
        try await end(Cast.bart, nil, place)
        #expect(try await place.reach(of: Cast.bart, in: dossier).isEmpty)
    }
}
