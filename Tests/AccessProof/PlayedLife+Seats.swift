import Dossier
import TestKit

/// Seats that administrators give and end, with the yes of a second one (rule 22). Of youth help Ineke and Wim are.
extension PlayedLife {
    struct SeatAsked {
        let id: GrantID
        let account: AccountID
        let by: AccountID
        let at: Moment
    }

    private static let administrators = [Cast.ineke, Cast.wim]

    private static let administration = "/beheer/\(Cast.jeugdhulp.text)"

    mutating func administer() async throws {
        switch Int.random(in: 0..<5, using: &chance) {
        case 0: try await askSeat()
        case 1: try await inviteWorker()
        case 2: try await letLeave()
        default: try await answerSeat()
        }
    }

    private func fields(_ id: GrantID) -> [(String, String)] {
        [
            ("id", id.text), ("taak", "0"), ("rol", "begeleider"), ("team", Cast.teamThuis.text), ("van", ""),
            ("tot", ""),
        ]
    }

    /// An administrator gives a colleague a seat, or the other one or oneself, which waits (case s).
    private mutating func askSeat() async throws {
        let asker = chance.pick([Cast.ineke, Cast.ineke, Cast.wim])
        let account = chance.pick([Cast.joris, Cast.ruud] + Self.administrators)
        let id = grantID()
        let answer = try await site.send(
            "\(Self.administration)/medewerkers/\(account.text)", as: asker, form: fields(id))
        if Self.administrators.contains(account) {
            guard answer.location?.contains("gedaan=wacht") == true else {
                return fault("the seat of an administrator did not wait: \(answer.status)")
            }
            asked.append(SeatAsked(id: id, account: account, by: asker, at: now))
        } else if answer.location?.contains("gedaan=plek") == true {
            // Only who works there by somebody else's doing gets one at once.
            let isKnown = world.works(account, now).contains { $0.organisation == Cast.jeugdhulp }
            if !isKnown { fault("a seat for who does not work there") }
            seat(account)
        } else if answer.location != nil {
            asked.append(SeatAsked(id: id, account: account, by: asker, at: now))
        }
    }

    private mutating func seat(_ account: AccountID) {
        world.seats.append(
            NaiveWorld.Seat(
                account: account, organisation: Cast.jeugdhulp, department: Cast.teamThuis, from: now, until: nil))
    }

    /// A letter to work there, taken up at once; it opens nothing until a second administrator says yes.
    private mutating func inviteWorker() async throws {
        let account = chance.pick([Cast.anouk, Cast.petra, Cast.ruud])
        let id = grantID()
        let answer = try await site.send(
            "\(Self.administration)/nieuw", as: Cast.ineke,
            form: fields(id) + [("naam", "Noor"), ("mail", "noor@klaver.test")])
        guard answer.location != nil else { return fault("inviting a colleague was \(answer.status)") }
        let letter = try await site.send("\(Self.administration)/uitnodiging/\(id.text)", as: Cast.ineke)
        guard let code = Self.code(in: letter.text) else { return fault("a letter without a code") }
        let taken = try await site.send("/uitnodiging", as: account, form: [("code", code)])
        if taken.status == 200 { asked.append(SeatAsked(id: id, account: account, by: Cast.ineke, at: now)) }
    }

    /// A yes or no of somebody: it counts of an administrator who neither asked it nor is it about.
    private mutating func answerSeat() async throws {
        guard let place = asked.indices.suffix(4).randomElement(using: &chance) else { return try await askSeat() }
        let request = asked[place]
        let who = chance.pick(Self.administrators + [Cast.karin, request.account, request.by])
        let says = chance.coin(4) ? "nee" : "ja"
        let answer = try await site.send(
            "\(Self.administration)/wacht/\(request.id.text)", as: who, form: [("antwoord", says)])
        let isOver = request.at.moved(by: 14 * Moment.day) <= now
        let isDone = answer.location?.contains("gedaan=\(says)") == true
        let isSecond = Self.administrators.contains(who) && who != request.by && who != request.account
        guard isDone == (isSecond && !isOver) else {
            return fault("answering a seat was \(answer.status) \(answer.location ?? "")")
        }
        if !isDone, !isOver { count("seat-refused") }
        if isDone || isOver { asked.remove(at: place) }
        if isDone { count("seat-answered") }
        if isDone, says == "ja" { seat(request.account) }
    }

    private mutating func letLeave() async throws {
        guard chance.coin(3) else { return try await answerSeat() }
        let account = chance.pick([Cast.joris, Cast.ruud, Cast.anouk, Cast.petra])
        // Whoever works at two keeps the other; the model knows of the cast only whether they left.
        let answer = try await site.send(
            "\(Self.administration)/medewerkers/\(account.text)/stoppen", as: Cast.ineke, form: [])
        let isThere = world.works(account, now).contains { $0.organisation == Cast.jeugdhulp }
        guard answer.location?.contains("weggegaan") == true else {
            if isThere { fault("leaving was \(answer.status)") }
            return
        }
        asked.removeAll { $0.account == account }
        if [Cast.joris, Cast.ruud].contains(account), world.left[account] == nil { world.left[account] = now }
        endSeats(of: account)
    }

    mutating func endSeats(of account: AccountID) {
        for place in world.seats.indices where world.seats[place].account == account {
            if world.seats[place].until == nil { world.seats[place].until = now }
        }
    }
}
