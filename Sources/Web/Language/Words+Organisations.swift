import Dossier
import UseCases

/// The words of the administrator's pages.
extension Words {
    package final class Organisations: Decodable, Sendable {
        package let title: String
        package let lead: Phrase
        package let choose: String
        package let home: Plural
        package let homeNone: String
        package let homeLink: String
        package let back: Phrase
        package let onlyOne: String
        package let waiting: Waiting
        package let staff: Staff
        package let seat: Seat
        package let invite: Invite
        package let worker: Worker
        package let leave: Leave
        package let teams: Teams
        package let word: Word
        package let changes: Changes
        package let problems: Problems

        package final class Waiting: Decodable, Sendable {
            package let title: String
            package let none: String
            package let code: Phrase
            package let second: Phrase
            package let askedBy: Phrase
            package let askedByYou: Phrase
            package let invitedAs: Phrase
            package let unproven: String
            package let mayAnswer: String
            package let otherAnswers: String
            package let yes: String
            package let no: String
            package let takeBack: String
            package let letter: String
            package let saidYes: String
            package let saidNo: String
            package let tookBack: String
            package let meanwhile: String
        }

        package final class Staff: Decodable, Sendable {
            package let title: String
            package let count: Plural
            package let link: String
            package let search: String
            package let searchHint: String
            package let withLeavers: String
            package let none: String
            package let noneFound: String
            package let cut: Phrase
            package let left: String
            package let add: String
        }

        package final class Seat: Decodable, Sendable {
            package let inTeam: Phrase
            package let whole: Phrase
            package let administrator: String
            package let privacyOfficer: String
            package let since: Phrase
            package let starting: Phrase
            package let until: Phrase
            package let was: Phrase
            package let waits: String
            package let team: String
            package let noTeam: String
            package let role: String
            package let roleHint: String
            package let office: String
            package let officeWorker: String
            package let officeAdministrator: String
            package let officePrivacy: String
            package let from: String
            package let fromHint: String
            package let lastDay: String
            package let lastDayHint: String
        }

        package final class Invite: Decodable, Sendable {
            package let title: String
            package let lead: String
            package let second: String
            package let name: String
            package let mail: String
            package let mailHint: String
            package let send: String
            package let letterTitle: Phrase
            package let letterLead: String
            package let letterText: Phrase
            package let mailSubject: String
            package let mailBody: Phrase
            package let taken: String
        }

        package final class Worker: Decodable, Sendable {
            package let seats: String
            package let none: String
            package let past: String
            package let end: String
            package let give: String
            package let giveLead: String
            package let second: String
            package let place: String
            package let beside: String
            package let insteadOf: Phrase
            package let save: String
            package let given: String
            package let waits: String
            package let leaves: String
            package let leavesLead: String
            package let leavesButton: String
            package let oneself: String
            package let becomesAdministrator: String
        }

        package final class Leave: Decodable, Sendable {
            package let title: Phrase
            package let titleSeat: Phrase
            package let text: Phrase
            package let textSeat: Phrase
            package let stays: String
            package let personal: String
            package let drafts: String
            package let session: String
            package let lastDayHint: String
            package let close: String
            package let closeHint: String
            package let button: String
            package let buttonSeat: String
            package let keep: String
            package let done: String
        }

        package final class Teams: Decodable, Sendable {
            package let title: String
            package let none: String
            package let name: String
            package let add: String
            package let added: String
            package let closes: Phrase
            package let closed: String
            package let rename: String
            package let renameText: String
            package let renameButton: String
            package let renamed: String
            package let close: String
            package let closeText: String
            package let closeWho: Phrase
            package let closeNobody: String
            package let closeButton: String
            package let didClose: String
        }

        package final class Word: Decodable, Sendable {
            package let title: String
            package let lead: String
            package let legend: String
            package let person: String
            package let resident: String
            package let client: String
            package let user: String
            package let citizen: String
            package let save: String
            package let saved: String

            func name(_ word: PersonWord) -> String {
                switch word {
                case .person: person
                case .resident: resident
                case .client: client
                case .user: user
                case .citizen: citizen
                }
            }
        }

        package final class Changes: Decodable, Sendable {
            package let title: String
            package let lead: String
            package let link: String
            package let none: String
            package let cut: String
            package let shell: String
            package let invited: Phrase
            package let codeUsed: Phrase
            package let seatAsked: Phrase
            package let seatGiven: Phrase
            package let seatReplaced: Phrase
            package let seatConfirmed: Phrase
            package let seatRefused: Phrase
            package let takenBack: Phrase
            package let seatEnded: Phrase
            package let left: Phrase
            package let departmentAdded: Phrase
            package let departmentRenamed: Phrase
            package let departmentClosed: Phrase
            package let wordChosen: Phrase
            package let administratorAdded: Phrase
        }

        package final class Problems: Decodable, Sendable {
            package let name: String
            package let longName: String
            package let takenName: String
            package let mail: String
            package let badMail: String
            package let role: String
            package let longRole: String
            package let team: String
            package let date: String
            package let earlyFrom: String
            package let earlyUntil: String
            package let lateDate: String
            package let tooMany: String
        }

        /// What is wrong with a field of one of these forms.
        func message(for problem: FieldProblem) -> FieldMessage {
            FieldMessage(problem.field, sentence(for: problem))
        }

        private func sentence(for problem: FieldProblem) -> String {
            switch (problem.field, problem.kind) {
            case ("naam", .missing): problems.name
            case ("naam", .tooLong): problems.longName
            case ("naam", .tooEarly): problems.tooMany
            case ("naam", _): problems.takenName
            case ("mail", .missing): problems.mail
            case ("mail", _): problems.badMail
            case ("rol", .tooLong): problems.longRole
            case ("rol", _): problems.role
            case ("team", _): problems.team
            case ("van", .tooEarly): problems.earlyFrom
            case ("tot", .tooEarly): problems.earlyUntil
            case (_, .tooLate): problems.lateDate
            default: problems.date
            }
        }

        /// What somebody is called in a seat: their role, or their office.
        func role(_ role: String, _ office: Office) -> String {
            switch office {
            case .worker: role
            case .administrator: seat.administrator
            case .privacyOfficer: seat.privacyOfficer
            }
        }
    }
}
