import Dossier
import UseCases

/// The words of the privacy officer's page.
extension Words {
    package final class Oversight: Decodable, Sendable {
        package let title: String
        package let lead: Phrase
        package let home: Plural
        package let homeNone: String
        package let homeHelp: String
        package let homeLink: String
        package let waiting: String
        package let none: String
        package let settled: String
        package let late: Phrase
        package let due: Phrase
        package let by: Phrase
        package let byOther: Phrase
        package let answer: String
        package let yes: String
        package let no: String
        package let moreTime: String
        package let words: String
        package let wordsHint: String
        package let send: String
        package let hints: Hints
        package let sent: String
        package let meanwhile: String
        package let permits: String
        package let permitsLead: String
        package let noPermits: String
        package let permit: Phrase
        package let permitWhy: Phrase
        package let permitUntil: Phrase
        package let review: String
        package let stands: String
        package let stop: String
        package let reviewed: String
        package let missingChoice: String
        package let tooLateForMore: String
        package let own: String
        package let missingWords: String
        package let looks: String
        package let looksLead: String
        package let looksLink: String
        package let confined: Plural
        package let noLooks: String
        package let inDossier: Phrase
        package let listed: Phrase
        package let log: Log

        /// What to say at a field of an answer.
        func message(for problem: FieldProblem) -> String {
            guard problem.field == "antwoord" else { return missingWords }
            return switch problem.kind {
            case .tooLate: tooLateForMore
            case .unknownChoice: own
            case .missing, .tooLong, .tooEarly: missingChoice
            }
        }

        /// What a yes comes to, for each right.
        package final class Hints: Decodable, Sendable {
            package let copy: String
            package let correction: String
            package let restriction: String
            package let objection: String
            package let question: String
            package let destruction: String
        }

        package final class Log: Decodable, Sendable {
            package let listed: Phrase
            package let answered: Phrase
            package let reviewed: Phrase
            package let stopped: Phrase
            package let looked: Phrase
            package let why: String

            /// What the officer did, as the person reads it; nil for what has no sentence of its own.
            func phrase(_ action: LogAction, _ object: LogObject) -> Phrase? {
                switch (action, object) {
                case (.listed, _): listed
                case (.change, RightsLog.request): answered
                case (.view, .permissions): reviewed
                case (.change, .permissions): stopped
                case (.readLog, _): looked
                default: nil
                }
            }
        }

        func hint(_ right: Right) -> String? {
            switch right {
            case .copy: hints.copy
            case .correction: hints.correction
            case .restriction: hints.restriction
            case .objection: hints.objection
            case .question: hints.question
            case .destruction: hints.destruction
            case .statement: nil
            }
        }
    }
}
