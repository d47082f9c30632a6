import Dossier
import TestKit
import UseCases

/// Permits on a law, from the form of the first worker to their end (rule 6).
extension PlayedLife {
    static let laws = ["jeugdbescherming", "levensgevaar"]
    private static let page = "/wettelijke-taak"
    private static let lawWorkers = [Cast.joris, Cast.joris, Cast.ruud, Cast.ruud, Cast.karin, Cast.ineke, Cast.anouk]

    mutating func law() async throws {
        let waiting = world.lawAsked.indices.filter { world.waits(world.lawAsked[$0], now) }
        let confirmed = world.lawAsked.indices.filter { world.lawAsked[$0].confirmedBy != nil }
        switch Int.random(in: 0..<12, using: &chance) {
        case 0: try await switchLaw()
        case 1: try await reviewLaw(confirmed.randomElement(using: &chance))
        case 2: try await object()
        case 3: try await answerObjection()
        case 4: try await endLaw(confirmed.randomElement(using: &chance))
        // Also what is over, now and then.
        case 5: try await answerLaw(world.lawAsked.indices.randomElement(using: &chance))
        default:
            if let place = waiting.randomElement(using: &chance) {
                try await answerLaw(place)
            } else {
                try await registerLaw()
            }
        }
    }

    /// Switched off, what was registered on it ends, also what waits; switched on again, nothing comes back.
    private mutating func switchLaw() async throws {
        let law = chance.pick(Self.laws)
        let isOn = !world.lawsOn.contains(law)
        guard isOn || chance.coin(3) else { return }
        try await site.place.workplace.setLaw(
            law, isOn, of: "Jeugdhulp", reason: "zo besloten", caller: site.place.request(origin: "shell"))
        world.lawsOn.removeAll { $0 == law }
        if isOn { return world.lawsOn.append(law) }
        for place in world.lawAsked.indices where world.lawAsked[place].law == law {
            world.lawAsked[place].isAnswered = true
            if world.lawAsked[place].confirmedBy != nil { stop(world.lawAsked[place].id) }
        }
    }

    private mutating func stop(_ id: GrantID) {
        for place in world.given.indices where world.given[place].id == id && world.given[place].withdrawnAt == nil {
            if world.given[place].until.map({ now < $0 }) ?? true { world.given[place].withdrawnAt = now }
        }
    }

    private mutating func registerLaw() async throws {
        let worker = chance.pick(Self.lawWorkers)
        let law = chance.pick(Self.laws)
        let (isProven, knowsBirth) = (!chance.coin(8), !chance.coin(10))
        let principal: Principal =
            chance.coin() ? .organisation(Cast.jeugdhulp) : .department(Cast.teamThuis, role: nil)
        let (areas, themes, level) = (some(Self.areas), some(Self.themes), chance.pick(AccessLevel.allCases))
        let until = Day.clock.day(of: now).adding(days: Int.random(in: 0...27, using: &chance))
        let born = knowsBirth ? world.born : world.born.adding(days: 1)
        let (id, mark) = (grantID(), mark())
        try await site.prove(worker, isProven)
        let answer = try await site.send(
            Self.page, as: worker,
            form: [
                ("id", id.text), ("geboren", born.text), ("wet", law), ("aan", PrincipalText.text(principal)),
                ("nummer", chance.coin() ? dossier.text : Cast.address(of: NaiveWorld.young)), ("reden", mark),
                ("hoe", level.rawValue), ("tot", until.text),
            ] + areas.map { ("onderdeel", $0.fileName) } + themes.map { ("theme", $0.fileName) })
        let outcome = answer.location == "\(Self.page)?gedaan=gevraagd" ? "asked" : "\(answer.status)"
        let (isThere, isOn) = (knowsBirth && world.death(now) == nil, world.lawsOn.contains(law))
        let expected =
            !world.worksWithLaw(worker, now)
            ? ["404"] : !isProven ? ["200"] : !isOn ? ["422"] : !isThere ? ["422", "429"] : ["asked"]
        let mayWait = wrongBirths[worker, default: 0] >= 5 && outcome == "429"
        if !expected.contains(outcome), !mayWait { fault("registering on a law was \(outcome), not \(expected)") }
        if outcome == "422", isOn { wrongBirths[worker, default: 0] += 1 }
        guard outcome == "asked" else { return }
        count("law-asked")
        world.lawAsked.append(
            NaiveWorld.LawAsked(
                id: id, law: law, principal: principal, areas: areas, themes: themes, verbs: level.verbs,
                until: Day.clock.moment(of: until.adding(days: 1)), mark: mark, by: worker, at: now))
    }

    /// A yes or a no of a second worker, or whoever registered it takes it back; and those who may not.
    private mutating func answerLaw(_ place: Int?) async throws {
        guard let place else { return try await registerLaw() }
        let asked = world.lawAsked[place]
        let who = chance.pick(Self.lawWorkers + [asked.by, asked.by])
        let says = chance.pick(["ja", "ja", "ja", "ja", "nee", "terug"])
        let isProven = !chance.coin(8)
        try await site.prove(who, isProven)
        let answer = try await site.send(
            "\(Self.page)/\(asked.id.text)/antwoord", as: who, form: [("antwoord", says)])
        let outcome = done(answer)
        let isTheirs = world.worksWithLaw(who, now) && (who == asked.by) == (says == "terug")
        let counts = says == "ja" ? world.maySecond(asked, who, now) : world.waits(asked, now)
        let expected =
            !isTheirs ? "404" : !isProven && says != "terug" ? "200" : counts ? says : "intussen"
        guard outcome == expected else { return fault("answering on a law was \(outcome), not \(expected)") }
        guard outcome == says else { return }
        world.lawAsked[place].isAnswered = true
        guard says == "ja" else { return }
        count("law-confirmed")
        world.lawAsked[place].confirmedBy = who
        world.given.append(
            NaiveWorld.Given(
                id: asked.id, isDeny: false, principal: asked.principal, areas: asked.areas, themes: asked.themes,
                verbs: asked.verbs, entry: nil, isByLaw: true, from: now, until: asked.until, withdrawnAt: nil,
                mark: asked.mark, by: asked.by))
        try await hears()
    }

    /// Whoever decides is told at once.
    private mutating func hears() async throws {
        guard let decider = world.deciders(now).randomElement(using: &chance) else { return }
        let home = try await site.send("/", as: decider)
        if !home.text.contains("mag van de wet meekijken") { fault("a permit on a law of which nobody heard") }
    }

    private func done(_ answer: InProcess.Answer) -> String {
        guard let location = answer.location, let word = location.split(separator: "=").last else {
            return "\(answer.status)"
        }
        return String(word)
    }

    private mutating func endLaw(_ place: Int?) async throws {
        guard let place else { return try await registerLaw() }
        let asked = world.lawAsked[place]
        let who = chance.pick(Self.lawWorkers + [Cast.sam, Cast.petra])
        let answer = try await site.send("\(Self.page)/\(asked.id.text)/stoppen", as: who, form: [])
        let expected =
            !world.mayEnd(asked, who, now) ? "404" : world.isRunning(asked, now) ? "gestopt" : "intussen"
        guard done(answer) == expected else {
            return fault("ending a permit on a law was \(done(answer)), not \(expected)")
        }
        guard expected == "gestopt" else { return }
        count("law-ended")
        stop(asked.id)
    }

    /// The privacy officer of youth help looks at it, once: it stands, or ends now.
    private mutating func reviewLaw(_ place: Int?) async throws {
        guard let place else { return try await registerLaw() }
        let asked = world.lawAsked[place]
        let who = chance.coin(3) ? chance.pick(Self.lawWorkers) : Cast.wim
        let says = chance.coin() ? "ja" : "nee"
        let answer = try await site.send(
            "/functionaris/\(dossier.text)/toegang/\(asked.id.text)", as: who,
            form: [("antwoord", says), ("text", "nagekeken")])
        let outcome = answer.location.map { $0.contains("nagekeken") ? "reviewed" : "over" } ?? "\(answer.status)"
        let expected = who != Cast.wim ? "404" : asked.isReviewed ? "over" : "reviewed"
        guard outcome == expected else { return fault("reviewing a law was \(outcome), not \(expected)") }
        guard outcome == "reviewed" else { return }
        count("law-reviewed")
        world.lawAsked[place].isReviewed = true
        if says == "nee" { stop(asked.id) }
    }

    /// One click from the permit: whoever decides objects to what stands on a law, and to nothing else.
    private mutating func object() async throws {
        let ofLaw = world.given.filter { given in world.lawAsked.contains { $0.id == given.id } }
        let others = world.given.filter { !$0.isByLaw && !$0.isDeny }
        guard let permit = (chance.coin(4) ? others : ofLaw).randomElement(using: &chance) else { return }
        let who = chance.pick([Cast.sam, Cast.lisa, Cast.bart, Cast.petra])
        let (id, mark) = (entryID(), mark())
        let answer = try await site.send(
            "\(path)/rechten/vragen", as: who,
            form: [("id", id.text), ("recht", "bezwaar"), ("toegang", permit.id.text), ("text", mark)])
        let may = world.decides(who, now) && permit.isByLaw && world.counts(permit, now)
        guard (answer.location != nil) == may else { return fault("objecting was \(answer.status), may \(may)") }
        guard may else { return }
        count("objected")
        world.objections.append(NaiveWorld.Objection(id: id, permit: permit.id, mark: mark))
    }

    /// A yes to it ends the permit.
    private mutating func answerObjection() async throws {
        guard let place = world.objections.indices.randomElement(using: &chance) else { return try await object() }
        let objection = world.objections[place]
        let who = chance.pick([Cast.wim, Cast.wim, Cast.karin, Cast.sam])
        let says = chance.coin() ? "ja" : "nee"
        let answer = try await site.send(
            "/functionaris/\(dossier.text)/vragen/\(objection.id.text)", as: who,
            form: [("antwoord", says), ("text", "bekeken")])
        let outcome = answer.location.map { $0.contains("verstuurd") ? "sent" : "over" } ?? "\(answer.status)"
        let expected = who != Cast.wim ? "404" : objection.isAnswered ? "over" : "sent"
        guard outcome == expected else { return fault("answering an objection was \(outcome), not \(expected)") }
        guard outcome == "sent" else { return }
        world.objections[place].isAnswered = true
        if says == "ja" { stop(objection.permit) }
    }
}
