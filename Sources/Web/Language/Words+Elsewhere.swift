/// The words of signing in at an identity provider.
extension Words {
    package final class Elsewhere: Decodable, Sendable {
        package let or: String
        package let button: Phrase
        package let menu: String
        package let goingTitle: Phrase
        package let goingText: String
        package let goingButton: Phrase
        package let again: String
        package let refusals: Refusals
        package let ways: Ways
    }

    /// Why somebody is not signed in, and what to do. `{name}` is the provider's.
    package final class Refusals: Decodable, Sendable {
        package final class Refusal: Decodable, Sendable {
            package let title: Phrase
            package let text: Phrase
            package let help: Phrase
        }

        /// Where nothing says which provider it was.
        package let somebody: String
        /// For who is not known here.
        package let noAccount: String
        package let attemptOver: Refusal
        package let stoppedThere: Refusal
        package let away: Refusal
        package let levelTooLow: Refusal
        package let notRecent: Refusal
        package let unknown: Refusal
        package let linkedElsewhere: Refusal
        package let otherVisitor: Refusal
        package let signInAgain: Refusal
    }

    package final class Ways: Decodable, Sendable {
        package let title: String
        package let lead: String
        package let password: String
        package let passwordYes: String
        package let passwordNo: String
        package let linked: Phrase
        package let notLinked: Phrase
        package let link: Phrase
        package let unlink: Phrase
        package let last: String
        package let saved: Phrase
        package let gone: Phrase
        package let nowHere: Phrase
        package let later: String
        package let signInAgain: String
    }
}
