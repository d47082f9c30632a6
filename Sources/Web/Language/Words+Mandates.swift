import Dossier
import UseCases

/// The words of who acts for the person: on which rule, with what, and until when.
extension Words {
    package final class Mandates: Decodable, Sendable {
        package let curator: Kind
        package let mentor: Kind
        package let bewindvoerder: Kind
        /// A bewindvoerder in Flanders, who is there for the person, for money, or for both.
        package let bewindvoerderFlanders: Kind
        package let rules: Rules
        package let acts: Phrase
        package let actsOther: Phrase
        package let giveAccess: String
        package let sign: String
        package let readLog: String
        package let takeCopy: String
        package let notNow: Phrase
        package let ages: Ages
        package let agesOther: Ages
        package let choosing: Choosing
        package let log: Log

        package final class Choosing: Decodable, Sendable {
            package let button: String
            package let notBoth: String
            package let notYet: String
            package let notHousehold: String
            package let title: String
            package let lead: String
            package let who: String
            package let what: String
            package let acts: String
            package let actsHint: String
            package let giveAccess: Act
            package let sign: Act
            package let readLog: Act
            package let takeCopy: Act
            package let from: String
            package let missingWho: String
            package let unknownWho: String
            package let actsAlready: String
            package let missingWhat: String
            package let checkLead: String
            package let sees: Phrase
            package let period: Phrase
            package let startsNow: String
            package let never: Phrase
            package let anyDay: String
            package let told: Phrase
            package let choose: String
            package let chosen: String
            package let stop: Phrase
            package let stopTitle: Phrase
            package let stopText: Phrase
            package let stopButton: String
            package let stopped: String
            package let mailSubject: String
            package let mailBody: Phrase

            func act(_ act: ActSet) -> Act {
                switch act {
                case .giveAccess: giveAccess
                case .sign: sign
                case .readLog: readLog
                default: takeCopy
                }
            }
        }

        /// What somebody may do in the person's place: its name, what it is, and as a sentence about somebody.
        package final class Act: Decodable, Sendable {
            package let name: String
            package let hint: String
            package let may: Phrase
        }

        package final class Log: Decodable, Sendable {
            package let chose: Phrase
            package let ended: Phrase
            package let appointed: Phrase
            package let appointmentEnded: Phrase
            package let judged: Phrase

            /// What happened to who acts for the person, as the person reads it; nil for anything else.
            func phrase(_ entry: LogEntry) -> Phrase? {
                guard entry.outcome == .done else { return nil }
                let isShell = entry.actor == nil
                return switch (entry.action, entry.object) {
                case (.create, .account): isShell ? appointed : chose
                case (.change, .account): isShell ? appointmentEnded : entry.isEndOfMandate ? ended : nil
                case (.administer, .permissions): judged
                default: nil
                }
            }
        }

        package final class Kind: Decodable, Sendable {
            package let own: Phrase
            package let other: Phrase
            package let rule: String
        }

        package final class Rules: Decodable, Sendable {
            package let chosen: String
            package let chosenOther: Phrase
            package let court: String
            package let courtOther: Phrase
        }

        /// The lines of rule 19, as sentences.
        package final class Ages: Decodable, Sendable {
            package let under12: Phrase
            package let both: Phrase
            package let from16: Phrase
            package let able: Phrase
            package let judgedAble: Phrase
            package let judgedNotAble: Phrase
        }

        func kind(_ kind: MandateKind, in jurisdiction: Jurisdiction) -> Kind {
            switch kind {
            case .curator: curator
            case .mentor: mentor
            case .bewindvoerder: jurisdiction == .flanders ? bewindvoerderFlanders : bewindvoerder
            }
        }

        func names(of acts: ActSet) -> [String] {
            let all: [(ActSet, String)] = [
                (.giveAccess, giveAccess), (.sign, sign), (.readLog, readLog), (.takeCopy, takeCopy),
            ]
            return all.filter { acts.contains($0.0) }.map(\.1)
        }
    }
}
