import Dossier
import Records
import TestKit
import Testing
import UseCases

/// Rule 26, as it is registered, counts and is put right.
@Suite("A death is registered once, closes the dossier after thirty days, and is put right where it was a mistake")
struct DeathTests {
    private static let id = DeathID(high: 8, low: 26)
    private static let day = CivilDate(year: 2026, month: 11, day: 19)
    private static let known = "De familie belde: zonnebloem"

    private func place() async throws -> (place: TestPlace, dossier: DossierID) {
        let place = try await TestPlace.open()
        let bart = Mandate(account: Cast.bart, basis: .chosen, period: Period(from: Day.past))
        let dossier = try await place.dossier(
            mandates: [bart],
            grants: [
                .test(to: .account(Cast.petra), .all, .all, .all), .test(to: .account(Cast.joris), .all, .all, .all),
                .test(to: .account(Cast.karin), .all, .all, [.look, .add]),
            ])
        try await place.report("Vandaag was het rustig.", in: dossier)
        return (place, dossier)
    }

    private func asked(
        id: DeathID = DeathTests.id, day: CivilDate? = DeathTests.day, _ known: String = DeathTests.known
    ) -> AskedDeath { AskedDeath(id: id, day: day, known: known) }

    private func registered() async throws -> (place: TestPlace, dossier: DossierID, petra: Caller) {
        let (place, dossier) = try await place()
        let petra = try await place.proven(Cast.petra)
        try await place.workplace.registerDeath(asked(), in: dossier, as: petra)
        return (place, dossier, petra)
    }

    private func opens(_ account: AccountID, _ dossier: DossierID, _ place: TestPlace) async throws -> String {
        let caller = try await place.caller(account)
        return try await place.logged {
            try await place.workplace.readTimeline(
                of: dossier, filter: TimelineFilter(), from: nil, as: caller)
        }.outcome.refusal ?? "yes"
    }

    @Test("From the next request on the representative is a stranger, a worker reads, and only who coordinates writes")
    func counts() async throws {
        let (place, dossier, petra) = try await registered()
        #expect(try await opens(Cast.bart, dossier, place) == "notFound")
        #expect(try await opens(Cast.karin, dossier, place) == "yes")
        let report = { (id: UInt64) in
            NewReport(id: EntryID(high: 8, low: id), text: "Afgerond.", form: .moment, themes: .none)
        }
        _ = try await place.workplace.writeReport(report(1), in: dossier, as: place.next(petra))
        let karin = try await place.caller(Cast.karin)
        let (_, refused) = try await place.logged {
            try await place.workplace.writeReport(report(2), in: dossier, as: karin)
        }
        #expect(refused.isDenied)
        #expect(try await place.reach(of: Cast.lisa, in: dossier).acts.isEmpty)
        #expect(try await place.reach(of: Cast.petra, in: dossier).death?.day == Self.day)
    }

    @Test("Case y: on the last minute of the thirtieth day a worker reads; a minute later nobody finds the dossier")
    func closes() async throws {
        let (place, dossier, _) = try await registered()
        place.clock.set(Day.at(2026, 12, 21, 23, 59))
        #expect(try await opens(Cast.karin, dossier, place) == "yes")
        place.clock.set(Day.at(2026, 12, 22))
        for account in [Cast.karin, Cast.petra, Cast.joris, Cast.bart] {
            #expect(try await opens(account, dossier, place) == "notFound")
        }
    }

    @Test("It asks a fresh code, and a form sent twice registers once with one line")
    func once() async throws {
        let (place, dossier) = try await place()
        let joris = try await place.caller(Cast.joris)
        let (lines, unproven) = try await place.logged {
            try await place.workplace.registerDeath(asked(), in: dossier, as: joris)
        }
        #expect(unproven.refusal == "factorNeeded" && lines.isEmpty)
        #expect(try await place.count("death") == 0)
        let petra = try await place.proven(Cast.petra)
        for _ in 0..<2 {
            try await place.workplace.registerDeath(asked(), in: dossier, as: place.next(petra))
        }
        #expect(try await place.count("death") == 1)
        let kept = try await place.log().filter { $0.dossier == dossier && $0.object == DeathLog.object }
        #expect(kept.map(\.action) == [.create])
        let (_, other) = try await place.logged {
            try await place.workplace.registerDeath(
                asked(id: DeathID(high: 8, low: 27)), in: dossier, as: place.next(petra))
        }
        #expect(other.refusal == "changedMeanwhile")
    }

    @Test("A wrong day or no words: a problem at each field, and nothing is kept")
    func problems() async throws {
        let (place, dossier) = try await place()
        let petra = try await place.proven(Cast.petra)
        let wrong: [(AskedDeath, [FieldProblem])] = [
            (asked(day: nil, " "), [FieldProblem("dag", .missing), FieldProblem("hoe", .missing)]),
            (asked(day: CivilDate(year: 2026, month: 11, day: 22)), [FieldProblem("dag", .tooLate)]),
            (asked(day: CivilDate(year: 1988, month: 5, day: 3)), [FieldProblem("dag", .tooEarly)]),
            (asked(String(repeating: "a", count: 501)), [FieldProblem("hoe", .tooLong(500))]),
        ]
        for (typed, problems) in wrong {
            await #expect {
                try await place.workplace.registerDeath(typed, in: dossier, as: petra)
            } throws: { error in
                if case Refusal.invalid(let found) = error { found == problems } else { false }
            }
        }
        #expect(try await place.count("death") == 0)
    }

    @Test("Who does not coordinate may not, and who is no part of it finds nothing")
    func notEverybody() async throws {
        let (place, dossier) = try await place()
        for (account, refusal) in [
            (Cast.lisa, "denied"), (Cast.bart, "denied"), (Cast.karin, "denied"), (Cast.ruud, "notFound"),
        ] {
            let caller = try await place.proven(account)
            let (_, outcome) = try await place.logged {
                try await place.workplace.registerDeath(asked(), in: dossier, as: caller)
            }
            #expect(outcome.refusal?.hasPrefix(refusal) == true)
            let (_, page) = try await place.logged { try await place.workplace.prepareDeath(of: dossier, as: caller) }
            #expect(page.refusal?.hasPrefix(refusal) == true)
        }
        #expect(try await place.count("death") == 0)
    }

    @Test(
        "Put right by another coordinator or by the person: everything is as it was, and what was registered stays on record"
    )
    func putRight() async throws {
        for account in [Cast.joris, Cast.lisa] {
            let (place, dossier, _) = try await registered()
            let caller = try await place.proven(account)
            let forms = try await place.workplace.prepareDeath(of: dossier, as: caller)
            #expect(forms.registered?.known == Self.known && forms.registered?.mayPutRight == true)
            try await place.workplace.putDeathRight(
                Self.id, why: "Het was een naamgenoot.", in: dossier, as: place.next(caller))
            #expect(try await opens(Cast.bart, dossier, place) == "yes")
            #expect(try await place.reach(of: Cast.lisa, in: dossier).acts == .ofThePerson)
            #expect(try await place.count("death", "undone_at IS NOT NULL") == 1)
            let (_, again) = try await place.logged {
                try await place.workplace.putDeathRight(Self.id, why: "Nog eens.", in: dossier, as: place.next(caller))
            }
            #expect(again.refusal == (account == Cast.joris ? "changedMeanwhile" : again.refusal))
            let lines = try await place.log().filter { $0.dossier == dossier && $0.object == DeathLog.object }
            #expect(lines.filter { $0.outcome == .done }.map(\.action) == [.create, .view, .change])
        }
    }

    @Test("Putting it right asks why and a fresh code; a worker who only reads may not")
    func putRightNot() async throws {
        let (place, dossier, petra) = try await registered()
        let karin = try await place.proven(Cast.karin)
        let (_, refused) = try await place.logged {
            try await place.workplace.putDeathRight(Self.id, why: "Nee.", in: dossier, as: karin)
        }
        #expect(refused.isDenied)
        let (_, wordless) = try await place.logged {
            try await place.workplace.putDeathRight(Self.id, why: " ", in: dossier, as: place.next(petra))
        }
        #expect(wordless.refusal?.hasPrefix("invalid") == true)
        let joris = try await place.caller(Cast.joris)
        let (_, unproven) = try await place.logged {
            try await place.workplace.putDeathRight(Self.id, why: "Nee.", in: dossier, as: joris)
        }
        #expect(unproven.refusal == "factorNeeded")
        #expect(try await place.count("death", "undone_at IS NULL") == 1)
    }

    @Test("After it nobody is asked for access, since nobody answers")
    func asking() async throws {
        let (place, dossier, _) = try await registered()
        let karin = try await place.caller(Cast.karin)
        let wanted = AskedGrant(
            id: GrantID(high: 8, low: 9), principal: nil, scope: Scope(areas: .all, themes: .all, verbs: .look),
            purpose: "meer lezen", until: nil)
        let (_, outcome) = try await place.logged {
            try await place.workplace.askForAccess(wanted, in: dossier, as: karin)
        }
        #expect(outcome.isDenied)
        #expect(try await place.count("access_request") == 0)
    }

    @Test("No word of it stands in the database in the clear")
    func sealed() async throws {
        let (place, _, _) = try await registered()
        let rows = try await place.engine.read { session in
            try session.all("SELECT day_sealed, sealed FROM death") { [$0.bytes(0), $0.bytes(1)] }
        }
        for bytes in rows.flatMap({ $0 }) {
            let text = String(decoding: bytes, as: UTF8.self)
            #expect(!text.contains("zonnebloem") && !text.contains("2026"))
        }
    }
}
