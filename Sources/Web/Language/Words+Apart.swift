import UseCases

/// The words around what is not for everyone: withheld from the person, or confined to named people (access rules 9 and 10).
extension Words {
    package final class Apart: Decodable, Sendable {
        package let write: Write
        package let withheld: Withheld
        package let end: End
        package let confined: Confined
        package let home: Home
        package let officer: Officer
        package let objection: Objection
        package let log: Log

        package final class Write: Decodable, Sendable {
            package let summary: String
            package let question: String
            package let everyone: String
            package let later: Phrase
            package let named: String
            package let laterHint: Phrase
            package let why: String
            package let another: String
            package let harm: String
            package let review: String
            package let months: Plural
            package let whom: String
            package let namedHint: Phrase
            package let unknown: String
            package let standsThere: String
            package let missingWhy: String
            package let wrongMonths: String
            package let missingNamed: String
            package let unknownNamed: String
        }

        package final class Withheld: Decodable, Sendable {
            package let pill: Phrase
            package let waitsPill: String
            package let title: Phrase
            package let review: Phrase
            package let confirmed: Phrase
            package let waits: Phrase
            package let late: String
            package let reviewLate: String
            package let authorWaits: String
            package let objected: Phrase
            package let question: Phrase
            package let when: String
            package let asItStands: Phrase
            package let confirm: String
            package let end: Phrase
            package let confirmedNow: String
            package let endedNow: Phrase
            package let meanwhile: String
        }

        package final class End: Decodable, Sendable {
            package let title: Phrase
            package let lead: Phrase
            package let yes: Phrase
            package let no: String
        }

        package final class Confined: Decodable, Sendable {
            package let title: String
            package let lead: Phrase
            package let name: String
            package let whom: String
            package let choose: String
            package let why: String
            package let whyHint: String
            package let save: String
            package let namedNow: String
            package let leave: String
            package let leaveLead: String
            package let leaveNow: String
            package let missingWhom: String
            package let unknownWhom: String
            package let missingWhy: String
            package let longWhy: Phrase
            package let orphan: String
            package let orphanLead: String
            package let orphanNobody: String
            package let orphanDone: String

            /// What to say at a field.
            func message(for problem: FieldProblem) -> String {
                if problem.field == ApartField.named { return problem.kind == .missing ? missingWhom : unknownWhom }
                if case .tooLong(let count) = problem.kind { return longWhy(["count": String(count)]) }
                return missingWhy
            }
        }

        package final class Home: Decodable, Sendable {
            package let waits: Plural
            package let late: Plural
            package let report: Phrase
        }

        package final class Officer: Decodable, Sendable {
            package let title: String
            package let lead: String
            package let secondLook: Phrase
            package let review: Phrase
        }

        package final class Objection: Decodable, Sendable {
            package let ask: String
            package let option: Words.Rights.Option
            package let about: Phrase
            package let hint: String
        }

        package final class Log: Decodable, Sendable {
            package let confirmed: Phrase
            package let ended: Phrase
        }
    }
}

extension Words.Apart.Write {
    /// What to say at a field of this part of the form; nil of any other field.
    func message(for problem: FieldProblem) -> String? {
        switch problem.field {
        case ApartField.readers: problem.kind == .tooLate ? standsThere : unknown
        case ApartField.reason: missingWhy
        case ApartField.months: wrongMonths
        case ApartField.named: problem.kind == .missing ? missingNamed : unknownNamed
        default: nil
        }
    }
}
