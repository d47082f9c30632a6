import Dossier
import UseCases

/// The words of emergency access.
extension Words {
    package final class Emergency: Decodable, Sendable {
        package let title: String
        package let lead: String
        package let what: String
        package let told: String
        package let number: String
        package let numberHint: String
        package let birth: String
        package let birthHint: String
        package let reason: String
        package let reasonHint: String
        package let minutes: String
        package let minutesOf: Phrase
        package let organisation: String
        package let open: String
        package let none: String
        package let wait: Phrase
        package let missing: Missing
        package let bar: Bar
        package let own: Own
        package let notice: Phrase
        package let noticeOpen: Phrase
        package let noticeLink: String
        package let officer: Officer
        package let log: Log
        package let mail: UnaskedAccessMail

        /// What is wrong with a field.
        package final class Missing: Decodable, Sendable {
            package let number: String
            package let numberShape: String
            package let birth: String
            package let reason: String
            package let reasonLong: Phrase
            package let minutes: String
        }

        /// On every page while it is open.
        package final class Bar: Decodable, Sendable {
            package let label: String
            package let until: Phrase
            package let logged: String
            package let toDossier: String
            package let end: String
        }

        /// The person's page.
        package final class Own: Decodable, Sendable {
            package let lead: String
            package let numberTitle: String
            package let numberText: String
            package let usesTitle: String
            package let noUses: String
            package let use: Phrase
            package let period: Phrase
            package let isOpen: Phrase
            package let reason: Phrase
            package let waits: Phrase
            package let justified: String
            package let notJustified: String
            package let said: Phrase
            package let seen: String
            package let nowSeen: String
            package let link: String
        }

        /// The privacy officer's page.
        package final class Officer: Decodable, Sendable {
            package let title: String
            package let lead: String
            package let none: String
            package let use: Phrase
            package let looks: String
            package let noLooks: String
            package let review: String
            package let own: String
            package let reviewed: String
            package let settled: String
        }

        package final class Log: Decodable, Sendable {
            package let mark: String
            package let opened: Phrase
            package let ended: Phrase
            package let why: Phrase
            package let seen: Phrase
            package let reviewed: Phrase

            /// What was done to the door itself; nil for what was looked at behind it.
            func phrase(_ action: LogAction, _ object: LogObject) -> Phrase? {
                switch (action, object) {
                case (.create, .permissions): opened
                case (.change, .permissions): ended
                default: nil
                }
            }
        }

        func message(for problem: FieldProblem) -> String {
            switch (problem.field, problem.kind) {
            case ("nummer", .missing): missing.number
            case ("nummer", _): missing.numberShape
            case ("geboren", _): missing.birth
            case ("duur", _): missing.minutes
            case (_, .tooLong(let most)): missing.reasonLong(["count": String(most)])
            default: missing.reason
            }
        }
    }
}
