import Dossier
import Records
import TestKit
import UseCases

/// What somebody finds on a page, held against the model: nothing that is not theirs, and nothing missing that is.
extension PlayedLife {
    struct Page {
        let path: String
        /// As whom somebody looks along.
        var seat: AccountID?
        /// The report whose page it is.
        var report: EntryID?
        var isTimeline = false
    }

    func routes(for account: AccountID) -> [Page] {
        var pages = [
            "", "/verhaal", "/plan", "/samen", "/wie-mag-wat", "/wie-keek-mee", "/wie-mag-wat/geven", "/schrijven",
        ]
        .map { Page(path: path + $0) }
        pages.append(Page(path: path + "/rapportages", isTimeline: true))
        pages.append(Page(path: path + "/rapportages?thema=geld"))
        pages.append(Page(path: "/"))
        for piece in world.pieces where piece.kind == .report {
            pages.append(Page(path: "\(path)/rapportages/\(piece.id.text)", report: piece.id))
        }
        for other in Self.workers + [Cast.anouk, Cast.lisa] {
            let seat = PreviewSeat(.account(other)).text
            for rest in ["", "/rapportages", "/plan", "/verhaal", "/wie-mag-wat"] {
                pages.append(
                    Page(path: "\(path)/kijk-mee/\(seat)\(rest)", seat: other, isTimeline: rest == "/rapportages"))
            }
        }
        return pages
    }

    mutating func look(_ page: Page, _ account: AccountID) async throws {
        pages += 1
        let answer = try await site.send(page.path, as: account)
        let found = Set(answer.text.matches(of: /zq[0-9]+q/).map { String($0.0) })
        let allowed =
            page.seat.map { world.words(lookingAlongAs: $0, by: account, now) } ?? world.words(for: account, now)
        let leaked = found.subtracting(allowed)
        if !leaked.isEmpty { fault("leak of \(leaked.sorted())", page, account) }
        if answer.status >= 500 { fault("status \(answer.status)", page, account) }
        try checkWhole(page, account, answer, found)
    }

    /// What must be there: else a wall that is too high would pass for safe.
    mutating func checkWhole(
        _ page: Page, _ account: AccountID, _ answer: InProcess.Answer, _ found: Set<String>
    ) throws {
        guard page.path != "/" else { return }
        let isKnown = world.place(account, now) != .stranger
        if !isKnown || (page.seat != nil && !world.decides(account, now)) {
            if answer.status != 404 { fault("\(answer.status) to who may not know of it", page, account) }
            return
        }
        if let report = page.report, let piece = world.piece(report) {
            let isShown = world.sees(account, piece, now)
            if isShown != found.contains(piece.mark) { fault(isShown ? "missing" : "shown", page, account) }
        }
        guard page.isTimeline else { return }
        for piece in world.pieces where piece.kind == .report || piece.kind == .reaction {
            let shows: Bool
            if let seat = page.seat {
                shows =
                    piece.visibility == .shared && world.sees(seat, piece, now) && world.sees(account, piece, now)
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
