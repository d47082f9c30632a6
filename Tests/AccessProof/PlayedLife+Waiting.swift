import Dossier
import Records
import TestKit
import UseCases

/// Access that waits for a yes: what somebody asks, what a letter offers, what those who decide together give (rule 19).
extension PlayedLife {
    mutating func ask() async throws {
        let asker = chance.pick(Self.workers + [Cast.anouk, Cast.lisa, Cast.sam])
        let (areas, themes, mark) = (some(Self.areas), some(Self.themes), mark())
        let level = chance.pick(AccessLevel.allCases)
        let id = grantID()
        let answer = try await site.send(
            "\(path)/wie-mag-wat/vragen", as: asker,
            form: fields(id, .account(asker), areas, themes, level, mark))
        let open = world.waiting.filter { $0.kind == .ask && $0.by == asker && world.waits($0, now) }
        let mayAsk =
            world.place(asker, now) != .stranger && !world.decides(asker, now) && world.death(now) == nil
            && !world.isInEmergency(asker, now) && open.count < 3
        guard (answer.location != nil) == mayAsk else {
            return fault("asking for access was \(answer.status), may \(mayAsk)")
        }
        guard mayAsk else { return }
        world.waiting.append(
            NaiveWorld.Waiting(
                id: id, kind: .ask, principal: .account(asker), areas: areas, themes: themes, verbs: level.verbs,
                until: until(), mark: mark, by: asker, at: now))
    }

    /// Somebody answers what was asked, or what waits for those who decide along: yes, no, or less than was asked.
    mutating func answer() async throws {
        let waiting = world.waiting.indices.filter {
            [.ask, .giving].contains(world.waiting[$0].kind) && !world.waiting[$0].areas.isEmpty
        }
        .filter { world.waits(world.waiting[$0], now) || chance.coin(8) }
        guard let place = waiting.randomElement(using: &chance) else { return try await ask() }
        let who = chance.pick([Cast.sam, Cast.lisa, Cast.bart, Cast.petra])
        switch Int.random(in: 0..<4, using: &chance) {
        case 0: try await sayNo(place, who)
        case 1 where world.waiting[place].kind == .ask: try await giveLess(place, who)
        default: try await sayYes(place, who)
        }
    }

    private mutating func sayYes(_ place: Int, _ who: AccountID) async throws {
        let request = world.waiting[place]
        guard let principal = request.principal else { return }
        let answer = try await site.send(
            "\(path)/wie-mag-wat/vragen/\(request.id.text)", as: who, form: [("antwoord", "ja")])
        let giver = request.kind == .ask ? who : request.by
        // Nobody gets a permit in their own dossier, nor by their own yes (rule 18).
        let isOwn = [.account(NaiveWorld.young), .account(who)].contains(principal)
        let may =
            world.mayGive(who, request.areas, request.themes, now) && world.waits(request, now)
            && request.until.map { now < $0 } ?? true && !isOwn
        let isRepeated = world.givingWaits(
            principal, request.areas, request.themes, request.verbs, entry: nil, now)
        let others = isRepeated ? NaiveWorld.together.filter { ![who, request.by].contains($0) } : []
        let missing = others.filter { !request.agreed.contains($0) }
        let outcome = answer.location.map {
            $0.contains("antwoord=ja") ? "given" : $0.contains("wacht") ? "waits" : "over"
        }
        let expected = !may ? [nil, "over"] : missing.isEmpty ? ["given"] : ["waits"]
        guard expected.contains(outcome) else {
            return fault("saying yes was \(outcome ?? "refused"), not \(expected.map { $0 ?? "refused" })")
        }
        if outcome == "waits" { world.waiting[place].agreed.append(who) }
        guard outcome == "given" else { return }
        count("said-yes")
        world.waiting[place].isOver = true
        world.given.append(given(of: request, to: principal, by: giver))
    }

    private mutating func sayNo(_ place: Int, _ who: AccountID) async throws {
        let request = world.waiting[place]
        let answer = try await site.send(
            "\(path)/wie-mag-wat/vragen/\(request.id.text)", as: who, form: [("antwoord", "nee")])
        // Rules 18 and 19: who could say yes to it, and each of those whose yes it needs.
        let isRepeated =
            request.principal.map {
                world.givingWaits(
                    $0, request.areas, request.themes, request.verbs, entry: nil, now)
            } ?? false
        let isNeeded = isRepeated && world.deciders(now).contains(who)
        let mayAnswer =
            world.mayGive(who, request.areas, request.themes, now) || (isNeeded && world.decides(who, now))
        let may = (mayAnswer || who == request.by) && world.waits(request, now)
        let isDone = answer.location?.contains("antwoord=nee") == true
        guard isDone == may else { return fault("saying no was \(answer.status), may \(may)") }
        if may { count("said-no") }
        if may { world.waiting[place].isOver = true }
    }

    private mutating func giveLess(_ place: Int, _ who: AccountID) async throws {
        let request = world.waiting[place]
        guard let principal = request.principal else { return }
        let less = chance.pick(request.themes)
        let outcome = try await give(
            by: who, to: principal, request.areas, [less], .look, more: [("vraag", request.id.text)],
            inTime: world.waits(request, now))
        if outcome == "given" { count("gave-less") }
        if outcome == "given" { world.waiting[place].isOver = true }
    }

    func given(of request: NaiveWorld.Waiting, to principal: Principal, by giver: AccountID) -> NaiveWorld.Given {
        NaiveWorld.Given(
            id: request.id, isDeny: false, principal: principal, areas: request.areas, themes: request.themes,
            verbs: request.verbs, entry: nil, isByLaw: false, from: now, until: request.until, withdrawnAt: nil,
            mark: request.mark, by: giver)
    }

    // MARK: A letter with a code

    mutating func invite() async throws {
        let giver = chance.pick([Cast.sam, Cast.lisa, Cast.petra])
        let (areas, themes, mark) = (some(Self.areas), some(Self.themes), mark())
        let level = chance.pick(AccessLevel.allCases)
        let id = grantID()
        let form = fields(id, .account(.zero), areas, themes, level, mark).filter { !["aan", "soort"].contains($0.0) }
        let answer = try await site.send(
            "\(path)/wie-mag-wat", as: giver, form: form + [("soort", "nieuw"), ("naam", "Noor")])
        let may = world.mayGive(giver, areas, themes, now)
        guard (answer.location != nil) == may else { return fault("inviting was \(answer.status), may \(may)") }
        guard may else { return }
        world.waiting.append(
            NaiveWorld.Waiting(
                id: id, kind: .invitation, principal: nil, areas: areas, themes: themes, verbs: level.verbs,
                until: until(), mark: mark, by: giver, at: now))
        let letter = try await site.send("\(path)/wie-mag-wat/uitnodiging/\(id.text)", as: giver)
        codes[id] = Self.code(in: letter.text)
        if codes[id] == nil { fault("a letter without a code") }
    }

    static func code(in letter: String) -> String? {
        letter.firstMatch(of: /<p class="code">([^<]+)<\/p>/).map { String($0.1) }
    }

    /// Somebody new makes an account with the code of a letter, or somebody who has one fills it in.
    mutating func takeUp() async throws {
        let letters = world.waiting.indices.filter { place in
            world.waiting[place].kind == .invitation && (world.waits(world.waiting[place], now) || chance.coin(8))
        }
        guard let place = letters.randomElement(using: &chance), let code = codes[world.waiting[place].id] else {
            return try await invite()
        }
        // Whoever made it may be kept out of what it gives by the time somebody comes with it.
        if chance.coin(3) { try await meanwhile(world.waiting[place].by) }
        let letter = world.waiting[place]
        let isNew = newcomers.count < 2 && chance.coin()
        let known = chance.pick([Cast.anouk, Cast.ruud, Cast.karin])
        let address = "nieuw\(next())@klaver.test"
        let form = [("code", code), ("email", address), ("naam", "Noor"), ("password", "een goed wachtwoord")]
        let answer =
            try await isNew
            ? site.sendUnknown("/uitnodiging/nieuw", form: form)
            : site.send("/uitnodiging", as: known, form: [("code", code)])
        let may =
            world.mayGive(letter.by, letter.areas, letter.themes, now) && world.waits(letter, now)
            && letter.until.map { now < $0 } ?? true
        guard may else {
            if answer.status < 400 { fault("a letter that is over was taken up") }
            count("letter-refused")
            return
        }
        // Wrong codes from one place make that place wait.
        if answer.status == 429 { return }
        world.waiting[place].isOver = true
        let account = try await isNew ? site.account(address) : known
        guard let account else { return fault("no account of who took up a letter: \(answer.status)") }
        if isNew {
            newcomers.append(account)
            watchers.append(account)
        }
        count(isNew ? "letter-of-newcomer" : "letter")
        let waits = world.givingWaits(
            .account(account), letter.areas, letter.themes, letter.verbs, entry: nil, now)
        guard (answer.location == path) == !waits else {
            return fault("taking up a letter was \(answer.status), waits \(waits)")
        }
        if !waits { world.given.append(given(of: letter, to: .account(account), by: letter.by)) }
    }
}
