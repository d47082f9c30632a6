import Dossier
import Records
import TestKit
import UseCases

/// What is not for everyone, by the form: written, looked at by a second one, ended; another named, and one who leaves (rules 9
/// and 10).
extension PlayedLife {
    mutating func apart() async throws {
        switch Int.random(in: 0..<10, using: &chance) {
        case 0...2: try await writeWithheld()
        case 3...4: try await writeConfined()
        case 5...6: try await confirm()
        case 7: try await chance.coin() ? letRead() : confirm()
        case 8: try await name()
        default: try await chance.coin(4) ? nameForNobody() : leaveNote()
        }
    }

    /// Those around whom everybody who looks at people may see.
    static func putAround(_ life: inout PlayedLife) async throws {
        for account in Self.workers + [Cast.anouk] {
            let circle: Circle = account == Cast.anouk ? .network : .professional
            var body = PartyBody(key: nil, name: Cast.everyone.first { $0.id == account }?.name ?? "")
            body.account = account
            let id = life.entryID()
            try await life.site.place.put(
                EntryRow(
                    dossier: life.dossier, id: id, kind: .party, themes: .general, ownThemes: .general,
                    voice: .professional, form: circle.rawValue, author: Cast.sam, occurredAt: Day.past,
                    recordedAt: Day.past), body)
            life.world.around[account] = NaiveWorld.Piece(
                id: id, kind: .party, themes: [.general], author: Cast.sam, visibility: .shared, named: [],
                versions: [NaiveWorld.Version(mark: "", themes: [.general])], parent: nil)
        }
    }

    private func isFull() -> Bool { world.pieces.filter { $0.kind == .report }.count >= Self.mostReports }

    private mutating func writer() -> AccountID {
        let able = Self.workers.filter { worker in
            Self.themes.contains { world.mayWriteApart(worker, [$0], now) }
        }
        return chance.pick(able.isEmpty || chance.coin(4) ? Self.everybody : able)
    }

    /// Mostly on what they may write about.
    private mutating func themes(of author: AccountID) -> [Theme] {
        let own = Self.themes.filter { $0 != .general && world.may(author, .add, .reports, $0, now) }
        return some(own.isEmpty || chance.coin(5) ? Self.themes.filter { $0 != .general } : own)
    }

    private func send(
        _ id: EntryID, _ mark: String, _ themes: [Theme], by author: AccountID, _ fields: [(String, String)]
    ) async throws -> InProcess.Answer {
        try await site.send(
            "\(path)/rapportages", as: author,
            form: [("id", id.text), ("text", mark), ("form", "worry")] + themes.map { ("theme", $0.fileName) } + fields)
    }

    private mutating func writeWithheld() async throws {
        guard !isFull() else { return }
        let author = writer()
        let (id, mark, themes, months) = (entryID(), mark(), themes(of: author), Int.random(in: 1...7, using: &chance))
        let answer = try await send(
            id, mark, themes, by: author,
            [("lezers", "later"), ("waarom", chance.coin() ? "harm" : "another"), ("maanden", String(months))])
        // Half a year at most.
        let may = world.mayWriteApart(author, themes, now) && months <= 6
        guard (answer.location != nil) == may else { return fault("withholding was \(answer.status), may \(may)") }
        guard may else { return }
        count("withheld")
        add(id, .report, themes, author, mark, as: .withheld)
        world.pieces[world.pieces.count - 1].withholding.reviewAt = later(months)
    }

    func later(_ months: Int) -> Moment { Day.clock.moment(of: Day.clock.day(of: now).adding(months: months)) }

    private mutating func writeConfined() async throws {
        guard !isFull() else { return }
        let author = writer()
        let known = Self.workers.filter { world.mayName($0, by: author, now) == true }
        let named = Set(some(known.isEmpty || chance.coin(5) ? Self.workers + [Cast.anouk, Cast.lisa] : known))
        let (id, mark, themes) = (entryID(), mark(), themes(of: author))
        let answer = try await send(
            id, mark, themes, by: author, [("lezers", "apart")] + named.sorted().map { ("genoemd", $0.text) })
        let others = named.subtracting([author])
        let answers = others.map { world.mayName($0, by: author, now) }
        let isWritten = answer.location != nil
        let may = world.mayWriteApart(author, themes, now) && !others.isEmpty && !answers.contains(false)
        if isWritten, !may { return fault("confined for whom they may not name") }
        if !isWritten, may, !answers.contains(nil) { return fault("confining was \(answer.status)") }
        guard isWritten else { return }
        count("confined")
        add(id, .report, themes, author, mark, as: .confined, named: others.union([author]))
    }

    private func reports(_ visibility: Visibility) -> [Int] {
        world.pieces.indices.filter {
            world.pieces[$0].kind == .report && world.pieces[$0].visibility == visibility
        }
    }

    /// Mostly of those who see it.
    private mutating func somebody(for piece: NaiveWorld.Piece) -> AccountID {
        let seeing = watchers.filter { world.sees($0, piece, now) }
        return chance.pick(seeing.isEmpty || chance.coin(3) ? watchers : seeing)
    }

    /// What an act on a report comes to, by the address that follows.
    private func outcome(_ answer: InProcess.Answer) -> String {
        guard let location = answer.location else { return "\(answer.status)" }
        return location.contains("intussen") ? "meanwhile" : "done"
    }

    /// A second professional says that it stays withheld, for as long as it said or for longer.
    private mutating func confirm() async throws {
        guard let place = reports(.withheld).randomElement(using: &chance) else { return try await writeWithheld() }
        let piece = world.pieces[place]
        let who = somebody(for: piece)
        let report = "\(path)/rapportages/\(piece.id.text)"
        let page = try await site.send(report, as: who).text
        let stand = page.firstMatch(of: /name="stand" value="([^"]+)"/).map { String($0.1) }
        let may = world.mayConfirm(who, piece, now)
        let isDue = world.isDue(piece, now)
        if (stand != nil) != (may && isDue) { fault("a second look was offered, or not: may \(may), due \(isDue)") }
        let months = chance.coin() ? nil : Int.random(in: 1...7, using: &chance)
        let answer = try await site.send(
            "\(report)/nog-niet", as: who,
            form: [("stand", stand ?? ""), ("maanden", months.map(String.init) ?? "")])
        let hasDay = months.map { $0 <= 6 } ?? piece.withholding.reviewAt.map { now < $0 } ?? false
        let day = months.map { later($0) } ?? piece.withholding.reviewAt
        let isSaid = piece.withholding.confirmedBy == who && piece.withholding.reviewAt == day
        // Emergency access only looks, and hears so whatever it asks for (rule 21).
        let isRefused: String? =
            world.isInEmergency(who, now)
            ? "403" : !world.sees(who, piece, now) ? "404" : !may ? "403" : hasDay ? nil : "422"
        // Where nothing is due, no form says how it stood.
        let expected = isRefused ?? (isDue || isSaid ? "done" : "meanwhile")
        guard outcome(answer) == expected else {
            return fault("a second look was \(outcome(answer)), not \(expected)")
        }
        guard expected == "done" else { return }
        count("second-look")
        world.pieces[place].withholding.confirmedBy = who
        world.pieces[place].withholding.reviewAt = day
    }

    /// Its author, or a second professional, lets the person read it, with the reactions.
    private mutating func letRead() async throws {
        guard let place = reports(.withheld).randomElement(using: &chance) else { return try await writeWithheld() }
        let piece = world.pieces[place]
        let who = somebody(for: piece)
        let answer = try await site.send("\(path)/rapportages/\(piece.id.text)/laten-lezen", as: who, form: [])
        // Emergency access only looks, and hears so whatever it asks for (rule 21).
        let isRefused: String? =
            world.isInEmergency(who, now) ? "403" : !world.sees(who, piece, now) ? "404" : nil
        let expected = isRefused ?? (world.mayLetRead(who, piece, now) ? "done" : "403")
        guard outcome(answer) == expected else {
            return fault("letting read was \(outcome(answer)), not \(expected)")
        }
        guard expected == "done" else { return }
        count("let-read")
        world.pieces[place].visibility = .shared
    }

    /// Who is named names another, and says why: a reason that nobody else reads.
    private mutating func name() async throws {
        guard let place = reports(.confined).randomElement(using: &chance) else { return try await writeConfined() }
        let piece = world.pieces[place]
        let who = somebody(for: piece)
        let account = chance.pick(Self.workers + [Cast.anouk, Cast.lisa])
        let mark = mark()
        let answer = try await site.send(
            "\(path)/rapportages/\(piece.id.text)/genoemd", as: who, form: [("genoemd", account.text), ("reden", mark)])
        let mayName = piece.named.contains(account) ? true : world.mayName(account, by: who, now)
        let expected =
            !world.sees(who, piece, now)
            ? ["404"]
            : !world.mayDecideApart(who, now) ? ["403"] : mayName.map { $0 ? ["done"] : ["422"] } ?? ["done", "422"]
        guard expected.contains(outcome(answer)) else {
            return fault("naming another was \(outcome(answer)), not \(expected)")
        }
        guard outcome(answer) == "done" else { return }
        count("named")
        world.pieces[place].named.insert(account)
    }

    /// Who is named leaves, while somebody else sees it.
    private mutating func leaveNote() async throws {
        guard let place = reports(.confined).randomElement(using: &chance) else { return try await writeConfined() }
        let piece = world.pieces[place]
        let who = somebody(for: piece)
        let answer = try await site.send("\(path)/rapportages/\(piece.id.text)/genoemd/weg", as: who, form: [])
        let isLast = !piece.named.contains { $0 != who && world.seesWhatNamesThem($0, now) }
        let expected =
            !world.sees(who, piece, now)
            ? "404" : !world.mayDecideApart(who, now) ? "403" : isLast ? "meanwhile" : "done"
        guard outcome(answer) == expected else {
            return fault("leaving a note was \(outcome(answer)), not \(expected)")
        }
        guard expected == "done" else { return }
        count("left-note")
        world.pieces[place].named.remove(who)
    }

    /// If none is left, the privacy officer names a colleague, without reading it.
    private mutating func nameForNobody() async throws {
        guard let place = reports(.confined).randomElement(using: &chance) else { return try await writeConfined() }
        let piece = world.pieces[place]
        let who = chance.coin(4) ? Cast.karin : Cast.wim
        let account = chance.pick([Cast.joris, Cast.ruud, Cast.petra])
        let answer = try await site.send(
            "/functionaris/\(dossier.text)/notitie/\(piece.id.text)", as: who, form: [("genoemd", account.text)])
        guard outcome(answer) == "done" else { return }
        count("named-for-nobody")
        let isLeft = !piece.named.contains { world.seesWhatNamesThem($0, now) }
        let isColleague = world.works(account, now).contains { $0.organisation == Cast.jeugdhulp }
        if who != Cast.wim || !isLeft || !isColleague || world.mayBeNamed(account, now) == false {
            fault("named in a note that somebody saw, or who may not be")
        }
        world.pieces[place].named.insert(account)
    }
}
