import Dossier
import Records
import TestKit
import UseCases

/// What somebody finds on a page, held against the model: nothing that is not theirs, and nothing missing that is.
extension PlayedLife {
    mutating func look(_ page: Page, _ account: AccountID) async throws {
        pages += 1
        opened.insert(page.route)
        if let copy = page.copy, world.copies.contains(where: { $0.id == copy && $0.account == account }) {
            return try await fetch(copy)
        }
        // What waits on a law shows after a code of the second step only.
        let isOfLaw = page.path == "/wettelijke-taak"
        if isOfLaw { try await site.prove(account) }
        let answer = try await site.send(page.path, as: account)
        let found = Self.words(in: answer.text)
        if isOfLaw, found != world.words(onLawPageOf: account, now) { fault("not what waits on a law", page, account) }
        if page.copy != nil, answer.status == 200 { fault("a copy of somebody else", page, account) }
        let leaked = found.subtracting(allowed(on: page, account))
        if !leaked.isEmpty { fault("leak of \(leaked.sorted())", page, account) }
        if answer.status >= 500 { fault("status \(answer.status)", page, account) }
        checkDrafts(page, account, found)
        if page.path == "/" { checkCount(page, account, answer) }
        try checkWhole(page, account, answer, found)
    }

    /// Their author has them at hand, whatever became of their access (rule 11).
    private mutating func checkDrafts(_ page: Page, _ account: AccountID, _ found: Set<String>) {
        let isWriting = page.draft != nil && world.mayWriteAnything(account, now)
        guard page.path == "/concepten" || isWriting else { return }
        // Who left copies the words out for fourteen days (rule 11); until when is another test's to say.
        guard world.isIn(account, now) else { return }
        let own = world.drafts.filter { $0.author == account && (page.draft == nil || $0.id == page.draft) }.map(\.mark)
        if !found.isSuperset(of: own) { fault("a draft is missing", page, account) }
    }

    /// Rule 15: what counts as new at home are reports of others that are theirs to read, and none of the restricted (rule 27).
    /// What they have read is another test's to say, so this holds the most it can be.
    private mutating func checkCount(_ page: Page, _ account: AccountID, _ answer: InProcess.Answer) {
        let theirs = world.pieces.filter { piece in
            piece.kind == .report && piece.author != account && !piece.isRestricted && world.sees(account, piece, now)
        }
        let counted = answer.text.matches(of: /class="count">([0-9]+)/).compactMap { Int($0.1) }.reduce(0, +)
        if counted > 0 { count("counted-as-new") }
        if counted > theirs.count { fault("\(counted) counted as new of \(theirs.count)", page, account) }
    }

    private static let digitsOfAWord = 7

    /// Every word of a life in a text: zq, a number, q. Byte by byte: a regex over every page took most of the time of a life.
    static func words(in text: String) -> Set<String> {
        let (z, q, digits) = (UInt8(ascii: "z"), UInt8(ascii: "q"), UInt8(ascii: "0")...UInt8(ascii: "9"))
        var text = text
        return text.withUTF8 { bytes in
            var found: Set<String> = []
            var place = 0
            while place + 3 < bytes.count {
                guard bytes[place] == z, bytes[place + 1] == q, digits.contains(bytes[place + 2]) else {
                    place += 1
                    continue
                }
                var end = place + 2
                while end < bytes.count, digits.contains(bytes[end]) { end += 1 }
                // Shorter ones stand in random tokens.
                if end < bytes.count, bytes[end] == q, end - place - 2 == Self.digitsOfAWord {
                    found.insert(String(decoding: bytes[place...end], as: UTF8.self))
                }
                place = end
            }
            return found
        }
    }

    private func allowed(on page: Page, _ account: AccountID) -> Set<String> {
        if let seat = page.seat { return world.words(lookingAlongAs: seat, by: account, now) }
        if page.copy != nil { return [] }
        if page.path == "/concepten" { return world.drafts(of: account) }
        if let draft = page.draft {
            let own = world.drafts.filter { $0.id == draft && $0.author == account }.map(\.mark)
            return world.words(for: account, now).union(own)
        }
        if page.path == "/wettelijke-taak" { return world.words(onLawPageOf: account, now) }
        if page.isOfDossier || page.path == "/" { return world.words(for: account, now) }
        guard page.path.hasPrefix("/functionaris"), account == Cast.wim else { return [] }
        return world.words(forOfficerOf: Cast.jeugdhulp)
    }

    /// What must be there: else a wall that is too high would pass for safe.
    mutating func checkWhole(
        _ page: Page, _ account: AccountID, _ answer: InProcess.Answer, _ found: Set<String>
    ) throws {
        guard page.isOfDossier else { return }
        let isKnown = world.place(account, now) != .stranger
        if !isKnown || (page.seat != nil && !world.decides(account, now)) {
            if answer.status != 404 { fault("\(answer.status) to who may not know of it", page, account) }
            return
        }
        if let report = page.report, let piece = world.piece(report) {
            let isShown = world.sees(account, piece, now)
            if isShown != found.contains(piece.mark) { fault(isShown ? "missing" : "shown", page, account) }
            // Rule 10: one line, and of what is for no eyes of theirs not even that (rule 1).
            let hasLine = answer.text.contains("Hier staat iets wat jij nu niet kunt lezen.")
            if hasLine != world.seesLine(account, piece, now) { fault("the line of what is withheld", page, account) }
            if !isShown, !hasLine, answer.status != 404 { fault("\(answer.status), not 404", page, account) }
        }
        guard page.isTimeline else { return }
        for piece in world.pieces where piece.kind == .report || piece.kind == .reaction {
            let shows: Bool
            if let seat = page.seat {
                shows =
                    world.visibility(of: piece) == .shared && world.withoutEmergencies.sees(seat, piece, now)
                    && world.sees(account, piece, now)
            } else {
                shows = world.sees(account, piece, now)
            }
            // A reaction hangs under its report: who sees only that has it by no list.
            let hasPlace = world.piece(piece.parent).map { found.contains($0.mark) } ?? true
            // Who looks along does so within what they see for the person, not through a permit of their own.
            let isHeld = page.seat == nil || account == Cast.sam
            if shows, hasPlace, isHeld, !found.contains(piece.mark) { fault("missing \(piece.mark)", page, account) }
        }
    }
}
