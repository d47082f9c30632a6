import Dossier
import Records
import TestKit
import Testing
import UseCases

@Suite("Who does not sign a plan, and how they are told")
struct WhoSignsTests {
    /// What reading the page and sending the form come to, with a fresh code and the digest of who may.
    private func tried(_ account: AccountID, _ dossier: SignedDossier) async throws -> (
        read: Result<SigningReading, any Error>, sign: Result<Void, any Error>, lines: [LoggedLine]
    ) {
        let shown = try await dossier.read(dossier.place.caller(Cast.lisa)).covers
        let caller = try await dossier.place.proven(account)
        let (reading, read) = try await dossier.place.logged { try await dossier.read(caller) }
        let (signing, sign) = try await dossier.place.logged { try await dossier.sign(caller, shown) }
        #expect(try await dossier.planNow().row.version == 1, "nothing was written")
        return (read, sign, reading + signing)
    }

    @Test("A worker who may change all of it is denied, with a line; a stranger finds nothing")
    func others() async throws {
        let dossier = try await SignedDossier.make()
        let petra = try await tried(Cast.petra, dossier)
        #expect(petra.read.isDenied && petra.sign.isDenied)
        #expect(petra.lines.map(\.description) == ["view plan refused", "change plan refused"])
        #expect(petra.lines.allSatisfy { $0.dossier == dossier.id })
        let ruud = try await tried(Cast.ruud, dossier)
        #expect(ruud.read.refusal == "notFound" && ruud.sign.refusal == "notFound")
        #expect(ruud.lines.map(\.dossier) == [.zero, .zero])
    }

    @Test("Rule 18: who represents the person without that act is denied; after the mandate they find nothing")
    func withoutTheAct() async throws {
        let acts = try await SignedDossier.make(bart: SignedDossier.mandate([.takeCopy, .readLog]))
        let without = try await tried(Cast.bart, acts)
        #expect(without.read.isDenied && without.sign.isDenied)
        let over = try await SignedDossier.make(bart: SignedDossier.mandate(until: Day.now))
        let after = try await tried(Cast.bart, over)
        #expect(after.read.refusal == "notFound" && after.sign.refusal == "notFound")
    }

    @Test("Rule 18: who is kept out of a theme reads why they do not sign, and not whether this plan has such a goal")
    func keptOut() async throws {
        for theme in [Theme.intimacy, .communication] {
            let dossier = try await SignedDossier.make(bart: SignedDossier.mandate(without: .of(theme)))
            let bart = try await tried(Cast.bart, dossier)
            let reading = try bart.read.get()
            #expect(reading.state == .kept && reading.goals.isEmpty)
            #expect(bart.sign.isDenied)
            let plan = try await dossier.place.workplace.readPlan(
                of: dossier.id, as: dossier.place.caller(Cast.bart))
            let signing = try #require(plan.signing[SignedDossier.plan])
            #expect(signing.isKeptFrom && !signing.isOffered && signing.covers == nil)
        }
    }

    @Test("Rule 25: a mandate that ends between the page and the form, or while the code is asked, signs nothing")
    func endsMeanwhile() async throws {
        let dossier = try await SignedDossier.make(
            bart: SignedDossier.mandate(until: Day.now.moved(by: Moment.minute)))
        let bart = try await dossier.place.proven(Cast.bart)
        let shown = try await dossier.read(bart).covers
        dossier.place.clock.move(by: Moment.minute)
        let outcome = try await dossier.place.logged { try await dossier.sign(bart, shown) }.outcome
        #expect(outcome.refusal == "notFound")
        #expect(try await dossier.planNow().row.version == 1)
    }

    @Test("Who stands nowhere among the people is told so, and signs nothing")
    func nameless() async throws {
        let dossier = try await SignedDossier.make(named: [(SignedDossier.lisasName, Cast.lisa)])
        let bart = try await tried(Cast.bart, dossier)
        #expect(try bart.read.get().state == .nameless)
        #expect(bart.sign.isDenied)
    }

    @Test(
        "Rule 19: from 12 to 15 the young person and a parent each sign, and either brings it in force",
        arguments: [Cast.lisa, Cast.bart])
    func young(first: AccountID) async throws {
        let dossier = try await SignedDossier.make(
            bart: SignedDossier.mandate(basis: .parent), born: CivilDate(year: 2013, month: 1, day: 1))
        try await dossier.signs(dossier.place.proven(first))
        #expect(try await dossier.planNow().row.status == PlanStatus.active.rawValue)
        try await dossier.signs(dossier.place.proven(first == Cast.lisa ? Cast.bart : Cast.lisa))
        #expect(try await dossier.planNow().body.signatures?.count == 2)
    }

    @Test("Rule 19: under 12 the parent signs and the child does not; from 16 the other way round")
    func ages() async throws {
        for (year, signs, does) in [(2018, Cast.bart, Cast.lisa), (2009, Cast.lisa, Cast.bart)] {
            let dossier = try await SignedDossier.make(
                bart: SignedDossier.mandate(basis: .parent), born: CivilDate(year: year, month: 1, day: 1))
            let shut = try await dossier.place.proven(does)
            #expect(try await !dossier.place.logged { try await dossier.read(shut) }.outcome.isSuccess)
            #expect(try await !dossier.place.logged { try await dossier.sign(shut, "") }.outcome.isSuccess)
            try await dossier.signs(dossier.place.proven(signs))
            #expect(try await dossier.planNow().body.signatures?.count == 1)
        }
    }

    @Test("A plan that is finished, restricted or not for everyone, and one of elsewhere, is signed by nobody")
    func otherPlans() async throws {
        let dossier = try await SignedDossier.make(status: .finished)
        let lisa = try await dossier.place.proven(Cast.lisa)
        let finished = try await dossier.read(lisa)
        #expect(finished.state == .finished)
        let sent = try await dossier.place.logged { try await dossier.sign(lisa, finished.covers) }.outcome
        #expect(sent.refusal == "changedMeanwhile")
        let at = dossier.place.now
        _ = try await dossier.place.engine.write { session in
            try session.run("UPDATE entry SET restricted_at = \(at) WHERE id = \(SignedDossier.plan)")
        }
        let restricted = try await dossier.place.logged { try await dossier.read(lisa) }.outcome
        #expect(restricted.refusal == "notFound")
        for id in [SignedDossier.money, EntryID(high: 9, low: 99)] {
            let caller = dossier.place.next(lisa)
            let other = try await dossier.place.logged {
                try await dossier.place.workplace.prepareSigning(id, in: dossier.id, as: caller)
            }.outcome
            #expect(other.refusal == "notFound")
        }
        #expect(try await dossier.planNow().row.version == 1)
    }

    @Test("Rules 20 and 21: nobody signs by looking along, nor under emergency access")
    func alongside() async throws {
        let dossier = try await SignedDossier.make()
        let lisa = try await dossier.place.proven(Cast.lisa)
        let shown = try await dossier.read(lisa).covers
        var along = dossier.place.next(lisa)
        along.seat = PreviewSeat(.account(Cast.bart))
        let seated = along
        let preview = try await dossier.place.logged {
            try await dossier.place.workplace.signPlan(
                SignedDossier.plan, covering: shown, in: dossier.id, as: seated)
        }.outcome
        #expect(preview.refusal == "notFound")
        let page = try await dossier.place.workplace.readPlan(of: dossier.id, as: seated)
        #expect(page.signing[SignedDossier.plan]?.isOffered == false)
        try await dossier.place.switchEmergency()
        try await dossier.place.openEmergency(in: dossier.id)
        let ruud = try await dossier.place.rescuer()
        let outcome = try await dossier.place.logged { try await dossier.sign(ruud, shown) }.outcome
        #expect(outcome.isDenied)
        #expect(try await dossier.planNow().row.version == 1)
    }
}
