import Dossier

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
