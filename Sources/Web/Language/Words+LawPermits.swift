import Dossier
import Records
import UseCases

/// The words of permits that stand on a law.
extension Words {
    package final class LawPermits: Decodable, Sendable {
        package let title: String
        package let lead: String
        package let told: String
        package let waiting: String
        package let noneWaiting: String
        package let asks: Phrase
        package let asksYou: Phrase
        package let onLaw: Phrase
        package let about: Phrase
        package let reason: Phrase
        package let until: Phrase
        package let answerBy: Phrase
        package let check: String
        package let yes: String
        package let no: String
        package let takeBack: String
        package let running: String
        package let noneRunning: String
        package let registeredBy: Phrase
        package let toDossier: String
        package let stop: String
        package let form: Form
        package let problems: Problems
        package let own: Own
        package let notice: Phrase
        package let noticeLink: String
        package let home: Plural
        package let homeLink: String
        package let done: Done
        package let log: Log
        package let mail: UnaskedAccessMail
        /// By the code of the law.
        package let laws: [String: Name]

        package final class Form: Decodable, Sendable {
            package let title: String
            package let law: String
            package let to: String
            package let toHint: String
            package let areas: String
            package let themes: String
            package let themesHint: String
            package let how: String
            package let reason: String
            package let reasonHint: String
            package let until: String
            package let untilHint: String
            package let choose: String
            package let register: String
        }

        /// What is wrong with a field.
        package final class Problems: Decodable, Sendable {
            package let law: String
            package let lawElsewhere: String
            package let to: String
            package let areas: String
            package let themes: String
            package let how: String
            package let until: String
            package let early: String
            package let late: Phrase
            package let own: String
        }

        /// What the person reads of it, on "Wie mag wat".
        package final class Own: Decodable, Sendable {
            package let new: String
            package let seen: String
            package let nowSeen: String
            package let object: String
        }

        /// What was just done.
        package final class Done: Decodable, Sendable {
            package let registered: String
            package let yes: String
            package let no: String
            package let takenBack: String
            package let stopped: String
            package let meanwhile: String
        }

        package final class Log: Decodable, Sendable {
            package let registered: Phrase
            package let settled: Phrase
            package let confirmed: Phrase
            package let ended: Phrase
            package let waits: String

            /// What was done to a permit on a law from outside the dossier; nil for anything else.
            func phrase(_ entry: LogEntry) -> Phrase? {
                guard entry.object == .permissions, entry.isByLawWork else { return nil }
                return switch (entry.action, entry.waitsByLaw) {
                case (.create, true): registered
                case (.change, true): settled
                case (.create, false): confirmed
                case (.change, false): ended
                default: nil
                }
            }
        }

        /// A law as people know it, and what it lets an organisation do.
        package final class Name: Decodable, Sendable {
            package let name: String
            package let what: String
        }

        func name(of law: Law) -> String { laws[law.code]?.name ?? law.source }
    }
}
