import Dossier
import TestKit

/// A death that is registered, put right, and what next of kin get (rule 26).
extension PlayedLife {
    mutating func death() async throws {
        guard let death = world.death(now) else { return try await registerDeath() }
        switch Int.random(in: 0..<4, using: &chance) {
        case 0...1: try await putRight(death)
        case 2: try await letKinLook(death)
        default: site.wait(days: Int64.random(in: 1...31, using: &chance))
        }
    }

    private mutating func registerDeath() async throws {
        let coordinators = Self.workers.filter { world.coordinates($0, now) }
        // Somebody has to be there who may.
        if coordinators.isEmpty, let giver = world.deciders(now).first, chance.coin() {
            let worker = Principal.account(chance.pick(Self.workers))
            return _ = try await give(by: giver, to: worker, [.plan, .reports], [.money], .lookAddAndChange)
        }
        let anybody = Self.workers + [Cast.anouk, Cast.lisa, Cast.sam]
        let who = chance.pick(coordinators.isEmpty || chance.coin() ? anybody : coordinators)
        let (isProven, mark) = (!chance.coin(5), mark())
        let id = DeathID(high: 0x0190_0000_0000_7000 + seed, low: 0x8000_0000_0000_0000 + next())
        try await site.prove(who, isProven)
        let answer = try await site.send(
            "\(path)/overlijden", as: who,
            form: [("id", id.text), ("dag", Day.clock.day(of: now).text), ("hoe", mark), ("zeker", "1")])
        let outcome = answer.location == "\(path)?overleden=1" ? "registered" : "\(answer.status)"
        let isStranger = world.place(who, now) == .stranger
        let expected = isStranger ? "404" : !world.coordinates(who, now) ? "403" : isProven ? "registered" : "200"
        guard outcome == expected else { return fault("registering a death was \(outcome), not \(expected)") }
        if outcome == "registered" { count("death") }
        if outcome == "registered" { world.deaths.append(NaiveWorld.Death(id: id, at: now, mark: mark)) }
    }

    /// By who coordinates, or by the person, who is alive.
    private mutating func putRight(_ death: NaiveWorld.Death) async throws {
        let who = chance.pick(Self.workers + [Cast.sam, Cast.sam, Cast.lisa])
        try await site.prove(who)
        let answer = try await site.send(
            "\(path)/overlijden/\(death.id.text)/terug", as: who, form: [("waarom", "een vergissing")])
        let isPutRight = answer.location == "\(path)?teruggezet=1"
        let may = who == NaiveWorld.young || world.coordinates(who, now)
        guard isPutRight == may else { return fault("putting a death right was \(answer.status), may \(may)") }
        guard isPutRight, let place = world.deaths.firstIndex(where: { $0.id == death.id }) else { return }
        world.deaths[place].putRightAt = now
        // What next of kin got ends with the death it was given for.
        for grant in world.given.indices where world.given[grant].isForKin && world.given[grant].withdrawnAt == nil {
            world.given[grant].withdrawnAt = now
        }
        count("put-right")
    }

    /// The privacy officer of youth help lets somebody look, on a ground and with an end.
    private mutating func letKinLook(_ death: NaiveWorld.Death) async throws {
        let kin = chance.pick([Cast.anouk, Cast.lisa, Cast.bart, Cast.sam])
        let (areas, themes, mark) = (some(Self.areas), some(Self.themes), mark())
        let until = Day.clock.day(of: now).adding(days: Int.random(in: 1...180, using: &chance))
        let id = grantID()
        try await site.prove(Cast.wim)
        let answer = try await site.send(
            "/functionaris/\(dossier.text)/nabestaande", as: Cast.wim,
            form: [
                ("id", id.text), ("adres", Cast.address(of: kin)), ("grond", "belang"), ("reden", mark),
                ("tot", until.text),
            ] + areas.map { ("onderdeel", $0.fileName) } + themes.map { ("theme", $0.fileName) })
        let isGiven = answer.location?.contains("gegeven=1") == true
        let may = world.met(death, by: Cast.jeugdhulp) && kin != NaiveWorld.young
        guard isGiven == may else { return fault("letting next of kin look was \(answer.status), may \(may)") }
        guard isGiven else { return }
        count("kin")
        world.given.append(
            NaiveWorld.Given(
                id: id, isDeny: false, principal: .account(kin), areas: areas, themes: themes, verbs: .look, entry: nil,
                isByLaw: false, isForKin: true, from: now, until: Day.clock.moment(of: until.adding(days: 1)),
                withdrawnAt: nil, mark: mark, by: Cast.wim))
    }
}
