import Dossier
import Records
import TestKit
import Testing
import UseCases

@Suite("Signing a plan: by the person or who acts for them, with a fresh code, of exactly what they had before them")
struct SignPlanTests {
    @Test("The person signs: a new version with the signature, in force, one line; the draft stays readable")
    func person() async throws {
        let dossier = try await SignedDossier.make()
        let lisa = try await dossier.place.proven(Cast.lisa)
        let reading = try await dossier.read(lisa)
        #expect(reading.state == .ready && reading.goals.map(\.body.text) == ["Ik open mijn post", "Alleen voor ons"])
        dossier.place.clock.move(by: Moment.minute)
        let (lines, outcome) = try await dossier.place.logged { try await dossier.sign(lisa, reading.covers) }
        #expect(outcome.isSuccess)
        #expect(lines.map(\.description) == ["change plan done"] && lines[0].objectID == SignedDossier.plan)
        #expect(lines[0].dossier == dossier.id && lines[0].actor == Cast.lisa)
        let plan = try await dossier.planNow()
        #expect(plan.row.status == PlanStatus.active.rawValue && plan.row.version == 2)
        #expect(plan.row.author == Cast.petra && plan.row.occurredAt == Day.past)
        #expect(
            plan.body.signatures == [
                PlanBody.Signature(by: SignedDossier.lisasName, at: dossier.place.now, covers: reading.covers)
            ])
        #expect(reading.covers.count == 64)
        let id = SignedDossier.plan
        #expect(try await dossier.place.count("entry_version", "entry_id = \(id) AND version = 1") == 1)
        #expect(try await dossier.read(lisa).state == .signed(dossier.place.now))
    }

    @Test("Without a fresh code it asks for one and nothing is written; a code of five minutes ago is not fresh")
    func code() async throws {
        let dossier = try await SignedDossier.make()
        let lisa = try await dossier.place.caller(Cast.lisa)
        let reading = try await dossier.read(lisa)
        #expect(reading.needsFactor)
        let (lines, asked) = try await dossier.place.logged { try await dossier.sign(lisa, reading.covers) }
        #expect(asked.refusal == "factorNeeded" && lines.isEmpty)
        try await dossier.place.showFactor(lisa)
        #expect(try await !dossier.read(lisa).needsFactor)
        dossier.place.clock.move(by: 5 * Moment.minute)
        let late = try await dossier.place.logged { try await dossier.sign(lisa, reading.covers) }.outcome
        #expect(late.refusal == "factorNeeded")
        #expect(try await dossier.planNow().row.version == 1)
    }

    @Test("A form sent twice signs once, and who signed what stands there is asked for nothing")
    func twice() async throws {
        let dossier = try await SignedDossier.make()
        let lisa = try await dossier.place.proven(Cast.lisa)
        let shown = try await dossier.read(lisa).covers
        for _ in 0..<2 { try await dossier.sign(lisa, shown) }
        dossier.place.clock.move(by: Moment.hour)
        let (lines, again) = try await dossier.place.logged { try await dossier.sign(lisa, shown) }
        #expect(again.isSuccess && lines.isEmpty, "without a code, since nothing is done")
        let plan = try await dossier.planNow()
        #expect(plan.row.version == 2 && plan.body.signatures?.count == 1)
    }

    @Test("Changed meanwhile: nothing is signed, also with a fresh code; what stands there now can be")
    func changedMeanwhile() async throws {
        let dossier = try await SignedDossier.make()
        let lisa = try await dossier.place.proven(Cast.lisa)
        let shown = try await dossier.read(lisa).covers
        try await dossier.change("Ik open mijn post elke dag")
        for stale in [shown, "", "x"] {
            let (lines, outcome) = try await dossier.place.logged { try await dossier.sign(lisa, stale) }
            #expect(outcome.refusal == "changedMeanwhile" && lines.isEmpty)
        }
        #expect(try await dossier.planNow().body.signatures == nil)
        let reading = try await dossier.read(lisa)
        #expect(reading.covers != shown && reading.goals[0].body.text == "Ik open mijn post elke dag")
        try await dossier.sign(lisa, reading.covers)
        #expect(try await dossier.planNow().body.signatures?.count == 1)
    }

    @Test("Changed afterwards: the signature says so, and who signed may sign what stands there now as well")
    func changedSince() async throws {
        let dossier = try await SignedDossier.make()
        let lisa = try await dossier.place.proven(Cast.lisa)
        try await dossier.signs(lisa)
        let signature = try #require(try await dossier.planNow().body.signatures?.first)
        func signing(_ account: AccountID) async throws -> PlanSigning {
            let reading = try await dossier.place.workplace.readPlan(
                of: dossier.id, as: dossier.place.caller(account))
            return try #require(reading.signing[SignedDossier.plan])
        }
        let before = try await signing(Cast.lisa)
        #expect(before.covers.flatMap { signature.stillCovers($0) } == true && !before.isOffered)
        try await dossier.change("Ik open mijn post", stepDone: true)
        #expect(try await signing(Cast.lisa).covers == before.covers, "how it goes is not signed")
        try await dossier.change("Ik open mijn post elke dag")
        let after = try await signing(Cast.lisa)
        #expect(after.covers.flatMap { signature.stillCovers($0) } == false && after.isOffered)
        #expect(try await signing(Cast.petra).covers == after.covers, "who sees all of it reads the same")
        #expect(try await !signing(Cast.petra).isOffered)
        dossier.place.clock.move(by: Moment.minute)
        try await dossier.signs(lisa)
        let signatures = try #require(try await dossier.planNow().body.signatures)
        #expect(signatures.count == 2 && signatures[0] == signature, "nothing is overwritten")
    }

    @Test("Two sign: the second is not told that it changed, and both stand there")
    func two() async throws {
        let dossier = try await SignedDossier.make()
        let (lisa, bart) = (try await dossier.place.proven(Cast.lisa), try await dossier.place.proven(Cast.bart))
        let (hers, his) = (try await dossier.read(lisa).covers, try await dossier.read(bart).covers)
        #expect(hers == his)
        try await dossier.sign(lisa, hers)
        try await dossier.sign(bart, his)
        let plan = try await dossier.planNow()
        #expect(plan.body.signatures?.map(\.by) == [SignedDossier.lisasName, SignedDossier.bartsName])
        #expect(plan.row.version == 3)
    }

    @Test("What only some see changes nothing: a confined goal is no part of it and moves no digest")
    func confined() async throws {
        let dossier = try await SignedDossier.make()
        let lisa = try await dossier.place.proven(Cast.lisa)
        let before = try await dossier.read(lisa).covers
        try await dossier.put(
            EntryID(high: 8, low: 35), GoalBody(text: "Nog een zorg"), .of(.safety), status: 1, in: SignedDossier.plan,
            as: .confined, named: [Cast.petra])
        #expect(try await dossier.read(lisa).covers == before)
    }

    @Test("What was signed is sealed, and the digest stands in no column")
    func sealed() async throws {
        let dossier = try await SignedDossier.make()
        let lisa = try await dossier.place.proven(Cast.lisa)
        let shown = try await dossier.read(lisa).covers
        try await dossier.sign(lisa, shown)
        let row = try #require(try await dossier.place.row(SignedDossier.plan, in: dossier.id))
        #expect(!String(decoding: row.sealed, as: UTF8.self).contains(shown))
    }
}
