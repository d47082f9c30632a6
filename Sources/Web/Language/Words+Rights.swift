import Dossier
import UseCases

/// The words of the person's rights, and of who answers.
extension Words {
    package final class Rights: Decodable, Sendable {
        package let title: String
        package let titleOther: Phrase
        package let lead: String
        package let link: String
        package let asked: String
        package let none: String
        package let can: String
        package let month: String
        package let sent: String
        package let statementSent: String
        package let takenBackNow: String
        package let takeBack: String
        package let lift: String
        package let lifted: String
        package let restrictedOwn: String
        package let toCorrect: String
        package let toCorrectText: String
        package let restricted: Phrase
        package let reviews: String
        package let reviewStands: Phrase
        package let reviewStopped: Phrase
        package let homeAnswered: Plural
        package let homeRead: String
        package let askOnReport: String
        package let askOnLine: String
        package let askThem: Phrase
        package let copy: Option
        package let correction: Option
        package let statement: Option
        package let restriction: Option
        package let objection: Option
        package let question: Option
        package let destruction: Option
        package let about: About
        package let state: State
        package let form: Form
        package let log: Log

        package final class Option: Decodable, Sendable {
            /// In a list: "Verbetering".
            package let name: String
            package let title: String
            package let lead: String
            package let words: String
            package let hint: String
        }

        package final class About: Decodable, Sendable {
            package let entry: Phrase
            package let permit: Phrase
            package let line: Phrase
            package let somebody: String
        }

        package final class State: Decodable, Sendable {
            package let waits: Phrase
            package let late: Phrase
            package let moreTime: Phrase
            package let granted: Phrase
            /// Behind a yes to destruction.
            package let notDestroyed: Phrase
            package let refused: Phrase
            package let takenBack: Phrase
            package let stands: Phrase
            package let answer: Phrase
            package let madeBy: Phrase
            package let complain: String
        }

        package final class Form: Decodable, Sendable {
            package let which: String
            package let choose: String
            package let all: String
            package let noReports: String
            package let permit: String
            package let permitChoice: Phrase
            package let noPermits: String
            package let toLog: String
            package let organisation: String
            package let organisationHint: String
            package let whoReads: String
            package let writerReads: String
            package let send: String
            package let place: String
            package let missingText: String
            package let longText: Phrase
            package let missingEntry: String
            package let unknownEntry: String
            package let missingPermit: String
            package let unknownLine: String
            package let missingOrganisation: String
            package let noOrganisation: String
        }

        package final class Log: Decodable, Sendable {
            package let viewed: Phrase
            package let asked: Phrase
            package let takenBack: Phrase
        }

        func option(_ right: Right) -> Option {
            switch right {
            case .copy: copy
            case .correction: correction
            case .statement: statement
            case .restriction: restriction
            case .objection: objection
            case .question: question
            case .destruction: destruction
            }
        }

        /// What is wrong with a field, as a sentence.
        func message(for problem: FieldProblem) -> String {
            switch (problem.field, problem.kind) {
            case ("text", .tooLong(let most)): form.longText(["count": String(most)])
            case ("text", _): form.missingText
            case ("stuk", .missing): form.missingEntry
            case ("stuk", _): form.unknownEntry
            case ("toegang", _): form.missingPermit
            case ("regel", _): form.unknownLine
            case (_, .missing): form.missingOrganisation
            default: form.noOrganisation
            }
        }
    }
}
