import Dossier
import Programs
import Records
import Storage

extension Workplace {
    /// A page longer than this is not made into a PDF: its program would need more memory than a server has to spare. It is
    /// printed from the browser instead.
    static let longestPDF = 3 << 19
    private static let pdfPiece = 1 << 20

    /// Writes the first page and the end, when every chapter is there.
    func finish(
        _ old: CopyRow, _ begun: CopyProgress, _ entrance: Entrance, _ press: some CopyPress
    ) async throws -> CopyTurn {
        var row = old
        var progress = begun
        let reach = entrance.reach
        let (sealed, openedAt) = try await engine.read {
            (try DossierRecords.sealedCover(reach: reach, $0), try CopyRecords.openedAt(reach: reach, $0))
        }
        let cover = try openCover(sealed, entrance)
        let made = Front(
            cover: cover, openedAt: openedAt, facts: entrance.facts, takenBy: entrance.visitor.name)
        row.madeAt = entrance.caller.at
        if progress.pdf == .waits, progress.pageBytes > Self.longestPDF { progress.pdf = .tooLong }
        let isLast = progress.pdf != .waits
        row.state = isLast ? .ready : .making
        progress.step = .pdf
        let pieces = try await frontPieces(row, progress, made, press)
        let line = try isLast ? self.line(for: .copy("made"), entrance) : nil
        let wrote = try await advance(row, progress, pieces, entrance.seal) { session in
            if let line { try LogRecords.append(line, session) }
        }
        return wrote ? (isLast ? .ready : .wrote) : .overtaken
    }

    /// Whoever asked may see less than when it began, or is gone: nothing is added, and it says so. Their log line is made as
    /// they were when they asked, since now they may be nobody.
    func stop(
        _ old: CopyRow, _ begun: CopyProgress, _ seal: Seal, _ press: some CopyPress, at moment: Moment
    ) async throws -> CopyTurn {
        var row = old
        var progress = begun
        let dossier = row.dossier
        let installation = keys.installation
        let account = row.account
        if progress.step == .pdf {
            // All of it was there: only the PDF was not made.
            progress.pdf = .failed
            row.state = .ready
            return try await advance(row, progress, [], seal) ? .ready : .overtaken
        }
        row.stoppedAt = moment
        row.madeAt = moment
        row.state = .ready
        if progress.pdf == .waits { progress.pdf = .failed }
        let found = try await engine.read { session -> (DossierFacts, [UInt8], Moment, [Account])? in
            guard let facts = try AccessRecords.facts(of: dossier, installation: installation, session) else {
                return nil
            }
            let nobody = AccessRules.reach(of: Actor(account: account), in: facts, at: moment)
            return (
                facts, try DossierRecords.sealedCover(reach: nobody, session),
                try CopyRecords.openedAt(reach: nobody, session),
                try AccountRecords.find([account], with: installation, session)
            )
        }
        guard let (facts, cover, openedAt, accounts) = found else { return .failed }
        let opened = try DossierRecords.openCover(cover, of: dossier, with: seal, bodies)
        let front = Front(
            cover: opened, openedAt: openedAt, facts: facts, takenBy: accounts.first?.name ?? "")
        progress.step = .pdf
        let pieces = try await frontPieces(row, progress, front, press)
        let id: LogLineID = NewIdentifier.make(at: moment)
        let line = LogLine(
            id: id, dossier: dossier, at: moment, action: .export, outcome: .failed, actor: account, purpose: .copy,
            object: .wholeDossier, origin: "copy", request: id,
            detail: try seal.seal("stopped", at: LogDetail.place(of: id)), salt: NewIdentifier.randomBytes(16))
        let wrote = try await advance(row, progress, pieces, seal) { try LogRecords.append(line, $0) }
        return wrote ? .stopped : .overtaken
    }

    private struct Front {
        let cover: DossierCover
        let openedAt: Moment
        let facts: DossierFacts
        let takenBy: String
    }

    private func frontPieces(
        _ row: CopyRow, _ progress: CopyProgress, _ made: Front, _ press: some CopyPress
    ) async throws -> [CopyPiece] {
        let clock = made.facts.clock
        let moment = row.madeAt ?? row.askedAt
        let chapters = CopyStep.allCases.compactMap { step in
            progress.counts[step.rawValue].map { (step: step, count: $0) }
        }
        let front = press.front(
            CopyFront(
                cover: made.cover, name: progress.name.isEmpty ? made.cover.title : progress.name,
                takenBy: made.takenBy, askedAt: row.askedAt, madeAt: moment,
                stoppedAt: row.stoppedAt, chapters: chapters, clock: clock, language: progress.language))
        let page = CopyForm.page.rawValue
        var pieces = [
            CopyPiece(form: page, position: 0, bytes: front),
            CopyPiece(form: page, position: .max, bytes: press.back(language: progress.language)),
        ]
        var heard: [AccountID: Voice] = [:]
        for (text, voice) in progress.voices {
            if let id = AccountID(text) { heard[id] = Voice(rawValue: voice) ?? .professional }
        }
        let voices = heard
        let seal = keys.installation
        let owners = progress.owners.keys.compactMap { AccountID($0) }
        let accounts = try await engine.read { session in
            try AccountRecords.find(Set(owners).union(voices.keys).sorted(), with: seal, session)
        }
        let strangers = CopyFile.strangers(
            voices, accounts.filter { voices[$0.id] != nil }, asker: row.account,
            named: made.cover.language == "en" ? "Somebody" : "Iemand", clock)
        let head = CopyFileHead(
            cover: made.cover, openedAt: made.openedAt, facts: made.facts,
            owners: accounts.compactMap { account in
                progress.owners[account.id.text].map {
                    (account: CopyFile.nameless(account, asker: row.account).address, person: $0)
                }
            }, madeAt: moment, stoppedAt: row.stoppedAt)
        let file = CopyForm.file.rawValue
        let hasPeople = progress.lists.contains(CopyStep.people.rawValue)
        pieces.append(CopyPiece(form: file, position: CopyFileList.head, bytes: CopyFileList.head(head.fields)))
        pieces.append(
            CopyPiece(
                form: file, position: CopyFileList.end(of: .people) - 1,
                bytes: CopyFileList.elements(strangers, of: .people, isFirst: !hasPeople)))
        let lists = Set(progress.lists).union([CopyStep.people.rawValue]).compactMap { CopyStep(rawValue: $0) }
        for step in lists {
            pieces.append(CopyPiece(form: file, position: CopyFileList.end(of: step), bytes: Array("\n ]".utf8)))
        }
        pieces.append(CopyPiece(form: file, position: CopyFileList.tail, bytes: Array("\n}\n".utf8)))
        return pieces
    }

    /// Makes the PDF of the very same page. Without it the copy is ready all the same.
    func print(_ old: CopyRow, _ begun: CopyProgress, _ entrance: Entrance) async throws -> CopyTurn {
        var row = old
        var progress = begun
        let seal = entrance.seal
        let page = try await engine.scan { try CopyMaking.bytes(.page, of: old, with: seal, $0) }
        var pieces: [CopyPiece] = []
        do {
            guard let paper else { throw PDFProgram.Failure.notThere }
            let pdf = try await paper.pdf(of: page)
            for start in stride(from: 0, to: pdf.count, by: Self.pdfPiece) {
                let bytes = Array(pdf[start..<min(start + Self.pdfPiece, pdf.count)])
                pieces.append(CopyPiece(form: CopyForm.pdf.rawValue, position: Int64(pieces.count), bytes: bytes))
            }
            progress.pdf = .made
        } catch is PDFProgram.Failure {
            progress.pdf = .failed
        }
        row.state = .ready
        let line = try self.line(for: .copy("made"), entrance)
        let wrote = try await advance(row, progress, pieces, seal) { try LogRecords.append(line, $0) }
        return wrote ? .ready : .overtaken
    }
}
