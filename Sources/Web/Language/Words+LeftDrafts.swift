import Dossier

/// The words with which a privacy officer hands on what a colleague left unfinished.
extension Words {
    package final class LeftDrafts: Decodable, Sendable {
        package let title: String
        package let lead: String
        package let link: String
        package let none: String
        package let about: Phrase
        package let count: Plural
        package let saved: Phrase
        package let handOut: String
        package let formTitle: String
        package let formLead: Phrase
        package let to: String
        package let toHint: String
        package let choose: String
        package let nobody: String
        package let reason: String
        package let reasonHint: String
        package let give: String
        package let given: String
        package let meanwhile: String
        package let from: Phrase
        package let problems: Problems
        package let log: Log

        package final class Problems: Decodable, Sendable {
            package let to: String
            package let unknown: String
            package let reason: String
            package let tooLong: Phrase
        }

        package final class Log: Decodable, Sendable {
            package let seen: Phrase
            package let handedOut: Phrase

            /// What the officer did, as the person reads it; nil for anything that is no draft.
            func phrase(_ action: LogAction, _ object: LogObject) -> Phrase? {
                guard object == .draft else { return nil }
                return action == .change ? handedOut : seen
            }
        }
    }
}
