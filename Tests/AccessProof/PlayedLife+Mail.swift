import Dossier
import TestKit
import UseCases

/// Mail that tells of what waits: promised to who may hear of it, and asked again when it goes (rule 25).
extension PlayedLife {
    mutating func mail() async throws {
        if chance.coin(3) { try await ask() }
        try await site.takeTurnAtNotices()
        let promised = told()
        // It waits a while, as mail does, and the life goes on.
        for _ in 0..<Int.random(in: 0...3, using: &chance) { try await meanwhile() }
        var went: [GrantID: Set<AccountID>] = [:]
        for letter in try await site.sendMail() {
            guard let reader = Cast.everyone.first(where: { letter.to == $0.address })?.id else { continue }
            count("mail")
            if !mayHear(letter, reader) { fault("mail to \(letter.to), who may not hear of it: \(letter.subject)") }
            if case .access(.asked, let request, _)? = letter.notice { went[request, default: []].insert(reader) }
        }
        for (id, readers) in promised {
            guard let request = world.waiting.first(where: { $0.id == id }), isNew(request) else { continue }
            let must = readers.filter { world.answers(request, $0, now) && world.waits(request, now) }
            if !went[id, default: []].isSuperset(of: must) { fault("no mail of what waits for who decides") }
        }
    }

    /// What a turn at mail tells now of requests that were not told of before, and whom.
    private mutating func told() -> [GrantID: [AccountID]] {
        var promised: [GrantID: [AccountID]] = [:]
        for request in world.waiting where world.waits(request, now) && isNew(request) {
            guard [.ask, .giving].contains(request.kind), toldOf.insert(request.id).inserted else { continue }
            promised[request.id] = world.deciders(now).filter { world.answers(request, $0, now) }
        }
        return promised
    }

    /// What happened over two days ago is told to nobody.
    private func isNew(_ request: NaiveWorld.Waiting) -> Bool { now < request.at.moved(by: 2 * Moment.day) }

    private func mayHear(_ letter: InProcess.Letter, _ reader: AccountID) -> Bool {
        switch letter.notice {
        case .access(let event, let id, _)?:
            guard event.isForAnswerer else { return world.place(reader, now) != .stranger }
            guard let request = world.waiting.first(where: { $0.id == id }) else { return world.decides(reader, now) }
            return world.answers(request, reader, now) && world.waits(request, now)
        case .right(let event, _, _)?: return event.isForAnswerer ? reader == Cast.wim : world.decides(reader, now)
        case .digest?, .review?: return world.decides(reader, now)
        // Of emergency access and of a permit on a law: who decides, and the privacy officer.
        case nil: return reader == Cast.wim || world.decides(reader, now)
        }
    }

    /// Something that takes, or gives back, while a letter, a mail or a copy is on its way; within the hours of a session.
    mutating func meanwhile(_ account: AccountID? = nil) async throws {
        switch Int.random(in: 0..<10, using: &chance) {
        case 0...4: try await keepOut(account.flatMap { NaiveWorld.parents.contains($0) ? $0 : nil })
        case 5: try await withdraw()
        case 6: try await restrict()
        case 7: try await move()
        case 8: try await death()
        default: site.wait(minutes: Int64.random(in: 1...90, using: &chance))
        }
    }
}
