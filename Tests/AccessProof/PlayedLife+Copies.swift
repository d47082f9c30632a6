import Dossier
import TestKit
import UseCases

/// Copies: asked for, made in parts while the life goes on, and fetched (rules 4 and 25, case p).
extension PlayedLife {
    mutating func copy() async throws {
        if world.copies.contains(where: { $0.state == .making && !world.isOver($0, now) }) {
            // One that was left in the middle: by now the session that asked may be over.
            try await makeParts(Int.random(in: 1...7, using: &chance))
        } else if chance.coin(3), let copy = world.copies.filter({ $0.state != .gone }).randomElement(using: &chance) {
            if chance.coin(4) { try await drop(copy) } else { try await fetch(copy.id) }
        } else {
            try await askCopy()
            guard let copy = world.copies.last, copy.state == .making, copy.askedAt == now else { return }
            try await makeFresh(copy)
        }
    }

    /// Made in one go, while the life goes on between two parts: what is taken away then is not in what follows.
    private mutating func makeFresh(_ copy: NaiveWorld.Copy) async throws {
        try await makeParts(Int.random(in: 0...5, using: &chance))
        if !chance.coin(4) { try await meanwhile(copy.account) }
        if chance.coin(6) { return }
        try await makeParts(NaiveWorld.chapters.count + 1)
        try await fetch(copy.id)
    }

    private mutating func makeParts(_ count: Int) async throws {
        for _ in 0..<count where world.copies.contains(where: { $0.state == .making && !world.isOver($0, now) }) {
            try await makePart()
        }
    }

    private mutating func askCopy() async throws {
        let asker = chance.pick([Cast.sam, Cast.lisa, Cast.bart, Cast.petra])
        let isProven = !chance.coin(6)
        let id = CopyID(high: 0x0190_0000_0000_7000 + seed, low: 0x8000_0000_0000_0000 + next())
        try await site.prove(asker, isProven)
        let answer = try await site.send("\(path)/kopie", as: asker, form: [("id", id.text)])
        let outcome = answer.location == "\(path)/kopie" ? "asked" : "\(answer.status)"
        let isStranger = world.place(asker, now) == .stranger
        let expected = isStranger ? "404" : !world.decides(asker, now) ? "403" : isProven ? "asked" : "200"
        guard outcome == expected else { return fault("asking a copy was \(outcome), not \(expected)") }
        guard outcome == "asked" else { return }
        // One each: the one before goes.
        for old in world.copies.indices where world.copies[old].account == asker { world.copies[old].state = .gone }
        world.copies.append(
            NaiveWorld.Copy(id: id, account: asker, askedAt: now, breadth: world.breadth(asker, now)))
    }

    private mutating func drop(_ copy: NaiveWorld.Copy) async throws {
        let answer = try await site.send("\(path)/kopie/weg", as: copy.account, form: [])
        guard answer.location != nil, let place = world.copies.firstIndex(where: { $0.id == copy.id }) else { return }
        world.copies[place].state = .gone
    }

    /// The job makes one part, of what its asker may see now; or stops where they might see less than when they asked.
    private mutating func makePart() async throws {
        guard let place = world.copies.firstIndex(where: { $0.state == .making && !world.isOver($0, now) }) else {
            return
        }
        let copy = world.copies[place]
        let turn = try await site.takeTurnAtCopies()
        let looksLess = world.isAsking(copy, now) ? world.looksLess(copy, now) : true
        let isLast = copy.chapters == NaiveWorld.chapters.count
        let expected: [CopyTurn] =
            switch looksLess {
            case true?: [.stopped]
            case false?: [isLast ? .ready : .wrote]
            case nil: [.stopped, isLast ? .ready : .wrote]
            }
        if !expected.contains(turn) { fault("a part of a copy was \(turn), not \(expected)") }
        switch turn {
        case .wrote where !isLast:
            let part = world.part(of: copy, now)
            world.copies[place].words.formUnion(part.words)
            world.copies[place].pieces += part.pieces
            world.copies[place].chapters += 1
        case .stopped:
            world.copies[place].state = .stopped
            count("copy-stopped")
        case .ready:
            world.copies[place].state = .ready
            count("copy-ready")
        default: world.copies[place].state = .gone
        }
    }

    /// Whoever asked comes for a copy: all that its parts were, or nothing.
    mutating func fetch(_ id: CopyID) async throws {
        guard let place = world.copies.firstIndex(where: { $0.id == id }) else { return }
        let copy = world.copies[place]
        try await site.prove(copy.account)
        for form in ["leesbaar", "bestand"] {
            pages += 1
            let page = Page(path: "\(path)/kopie/\(id.text)/\(form)", route: "", isOfDossier: true)
            let answer = try await site.send(page.path, as: copy.account)
            let found = Self.words(in: answer.text)
            let isThere = copy.state == .ready || copy.state == .stopped
            let mayHave = isThere && !world.isOver(copy, now) && world.decides(copy.account, now)
            let looksLess = copy.state == .stopped ? false : world.looksLess(copy, now)
            let isGiven = answer.status == 200
            if isGiven { count("copy-taken") }
            if isGiven, found != copy.words {
                fault(
                    "a copy with \(found.symmetricDifference(copy.words).sorted()) too much or too little", page,
                    copy.account)
            }
            if isGiven, form == "leesbaar", (copy.state == .stopped) != answer.text.contains("class=\"stopped\"") {
                fault("a copy that does not say whether it stopped", page, copy.account)
            }
            if isGiven, !mayHave || world.hasTurned(copy, now) || looksLess == true {
                fault("a copy that is over", page, copy.account)
            }
            let mustGive = mayHave && !world.hasTurned(copy, now) && looksLess == false
            if !isGiven, mustGive, world.copies[place].state != .gone { fault("no copy", page, copy.account) }
            // One that may not be given any more is thrown away when somebody comes for it.
            if !isGiven, isThere, world.decides(copy.account, now) { world.copies[place].state = .gone }
        }
    }
}
