import Dossier
import Records
import TestKit
import Testing
import UseCases

/// Youth help with two administrators, Ineke and Wim, and a dossier that its team may see.
struct Staffed {
    static let id = SeatRequestID(high: 8, low: 41)
    static let seatID = MembershipID(high: 8, low: 41)

    let place: TestPlace
    let dossier: DossierID
    let report: EntryID

    static func open(second: Bool = true, mail: Mailbox? = nil) async throws -> Staffed {
        let place = try await TestPlace.open(mail: mail)
        try await place.seat(Cast.ineke, as: .administrator)
        if second { try await place.seat(Cast.wim, as: .administrator) }
        let dossier = try await place.dossier(grants: [.test(to: .department(Cast.teamThuis, role: nil))])
        let report = try await place.report("over zonnebloemen", in: dossier, by: Cast.joris).id
        return Staffed(place: place, dossier: dossier, report: report)
    }

    var workplace: Workplace { place.workplace }

    static func asked(
        _ id: SeatRequestID = Staffed.id, in team: DepartmentID? = Cast.teamThuis, office: Office = .worker,
        from: String? = nil, until: String? = nil, replaces: MembershipID? = nil, role: String = "begeleider"
    ) -> AskedSeat {
        AskedSeat(
            id: id, department: team, role: role, office: office, from: from.flatMap { CivilDate($0) },
            until: until.flatMap { CivilDate($0) }, replaces: replaces)
    }

    func sees(_ caller: Caller) async throws -> Bool {
        try await place.logged {
            try await workplace.readReport(report, in: dossier, as: place.next(caller))
        }.outcome.isSuccess
    }

    func sees(_ account: AccountID) async throws -> Bool { try await sees(place.caller(account)) }

    func give(
        _ asked: AskedSeat, to account: AccountID, by administrator: AccountID = Cast.ineke
    ) async throws -> SeatOutcome {
        try await workplace.giveSeat(asked, to: account, at: Cast.jeugdhulp, as: place.caller(administrator))
    }

    func answer(_ answer: SeatAnswer, _ id: SeatRequestID = Staffed.id, by administrator: AccountID) async throws {
        try await workplace.answerSeat(id, of: Cast.jeugdhulp, answer, as: place.caller(administrator))
    }

    /// Invites somebody new to the team; gives the code of the letter.
    func invite(_ asked: AskedSeat = Staffed.asked(), address: String = "els@klaver.test") async throws -> String {
        try await workplace.inviteWorker(
            asked, name: "Els Bakker", address: address, letter: nil, to: Cast.jeugdhulp,
            as: place.caller(Cast.ineke))
        return try await workplace.readSeatInvitation(
            asked.id, of: Cast.jeugdhulp, as: place.caller(Cast.ineke)
        ).code.text
    }

    func worker(_ account: AccountID) async throws -> WorkerReading {
        try await workplace.readWorker(account, of: Cast.jeugdhulp, as: place.caller(Cast.ineke))
    }
}
