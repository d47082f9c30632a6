import Testing

@testable import Dossier

@Suite("Rule 11: a draft stays its author's for 14 days after access ended, and not a moment longer")
struct DraftKeepingTests {
    private let ended = Day.at(2026, 11, 21, 12)
    private let fortnight = 14 * Moment.day

    private func keeping(
        _ account: AccountID, _ facts: DossierFacts, at moment: Moment, savedAt: Moment = Day.at(2026, 10, 1)
    ) -> DraftKeeping {
        AccessRules.keeping(of: savedAt, by: Cast.actor(account), in: facts, at: moment)
    }

    /// Until then it is theirs, from then on it is not, whenever it was saved last.
    private func expectFortnight(_ actor: Actor, _ facts: DossierFacts, from ended: Moment, _ why: Comment) {
        func at(_ moment: Moment) -> DraftKeeping {
            AccessRules.keeping(of: Day.at(2026, 10, 1), by: actor, in: facts, at: moment)
        }
        let until = ended.moved(by: fortnight)
        #expect(at(ended.moved(by: -1)) == .open, why)
        #expect(at(ended) == .toCopy(until: until), why)
        #expect(at(until.moved(by: -1)) == .toCopy(until: until), why)
        #expect(at(until) == .over(since: until), why)
        #expect(at(until.moved(by: 400 * Moment.day)) == .over(since: until), why)
    }

    @Test("A permit that ends or is withdrawn, a deny that begins, and of two permits the last")
    func permits() {
        let petra = Cast.actor(Cast.petra)
        let to = Principal.account(Cast.petra)
        expectFortnight(petra, lisas([permit(to, until: ended)]), from: ended, "its end")
        expectFortnight(petra, lisas([permit(to, withdrawnAt: ended)]), from: ended, "withdrawn")
        expectFortnight(petra, lisas([permit(to), deny(to, from: ended)]), from: ended, "a deny")
        let two = lisas([permit(to, until: ended.moved(by: -Moment.day)), permit(to, until: ended, id: 2)])
        expectFortnight(petra, two, from: ended, "the last of two")
    }

    @Test("Case g: a seat that ends; a mandate that ends")
    func seatsAndMandates() {
        let seat = Cast.worker(Cast.petra, Cast.kredietbank, Cast.schuldhulp, "schuldhulpverlener", until: ended)
        expectFortnight(seat, lisas([permit(.organisation(Cast.kredietbank))]), from: ended, "a seat")
        let mandated = lisas(mandates: [mandate(Cast.greet, until: ended)])
        expectFortnight(Cast.actor(Cast.greet), mandated, from: ended, "a mandate")
    }

    @Test(
        "A parent on the sixteenth birthday; what a parent gave, three months on; everybody, thirty days after a death")
    func daysOfALife() throws {
        expectFortnight(
            Cast.actor(Cast.bart), sams(born: "2010-11-30"), from: Day.at(2026, 11, 30), "sixteen, at midnight")
        let given = permit(.account(Cast.iris), .all, .all, .look, by: Cast.bart)
        expectFortnight(
            Cast.actor(Cast.iris), sams(born: "2010-11-30", grants: [given]), from: Day.at(2027, 2, 28), "rule 28")
        let death = Death(
            id: DeathID(high: 6, low: 1), day: try #require(CivilDate("2026-11-20")), registeredBy: Cast.joris,
            registeredAt: Day.now)
        let life = lisas([permit(.account(Cast.petra))])
        let facts = DossierFacts(
            dossier: life.dossier, type: .person, jurisdiction: .netherlands, owners: life.owners, grants: life.grants,
            death: death)
        expectFortnight(Cast.actor(Cast.petra), facts, from: Day.at(2026, 12, 22), "death")
    }

    @Test("Who may come in again has the draft again, with no end")
    func again() {
        let to = Principal.account(Cast.petra)
        let facts = lisas([
            permit(to, until: Day.at(2026, 6, 1)), permit(to, from: Day.now, until: Day.at(2026, 12, 1), id: 2),
        ])
        #expect(keeping(Cast.petra, facts, at: Day.now.moved(by: -1)) == .over(since: Day.at(2026, 6, 15)))
        #expect(keeping(Cast.petra, facts, at: Day.now) == .open)
        #expect(
            keeping(Cast.petra, facts, at: Day.at(2026, 12, 1)) == .toCopy(until: Day.at(2026, 12, 15)),
            "counted from the last end")
    }

    @Test(
        "Where it cannot be said when access ended, it is counted from the last save; a permit that begins later says nothing"
    )
    func cannotBeSaid() {
        let saved = Day.at(2026, 11, 10)
        let until = saved.moved(by: fortnight)
        let later = lisas([permit(.account(Cast.petra), from: Day.future)])
        let excluded = lisas(mandates: [mandate(Cast.petra, isExcluded: true)])
        for facts in [lisas(), later, excluded] {
            #expect(keeping(Cast.petra, facts, at: until.moved(by: -1), savedAt: saved) == .toCopy(until: until))
            #expect(keeping(Cast.petra, facts, at: until, savedAt: saved) == .over(since: until))
        }
        let none = AccessRules.keeping(of: saved, by: Cast.actor(Cast.petra), in: nil, at: until)
        #expect(none == .over(since: until), "no dossier looks like one that was never seen")
    }

    @Test("The person keeps a draft for ever")
    func person() {
        #expect(keeping(Cast.lisa, lisas(), at: Day.at(2060, 1, 1)) == .open)
    }

    @Test("In every life: a moment before its end somebody was in, and after it never")
    func everyLife() throws {
        var found = 0
        for seed in UInt64(1)...400 {
            var life = RandomLife(seed: seed)
            let facts = life.facts()
            let actor = Cast.actor(life.account())
            func knows(_ moment: Moment) -> Bool { AccessRules.reach(of: actor, in: facts, at: moment).knowsDossier }
            // By the hour of these days, and by the week before them.
            let days = (0...96).map { Day.now.moved(by: -Int64($0) * Moment.hour) }
            let weeks = (1...300).map { Day.now.moved(by: -Int64($0) * 7 * Moment.day) }
            guard let ended = AccessRules.accessEnded(for: actor, in: facts, at: Day.now) else {
                try #require(knows(Day.now) || (days + weeks).allSatisfy { !knows($0) })
                continue
            }
            found += 1
            try #require(ended <= Day.now && knows(ended.moved(by: -1)) && !knows(ended))
            try #require((days + weeks).filter { $0 >= ended }.allSatisfy { !knows($0) })
        }
        // The lives are varied enough to mean something.
        #expect(found > 15)
    }
}
