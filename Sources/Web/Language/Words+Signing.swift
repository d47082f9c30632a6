/// The words around signing a plan.
extension Words {
    package final class Signing: Decodable, Sendable {
        package let button: String
        package let title: String
        package let lead: String
        package let leadFor: Phrase
        package let what: String
        package let noGoals: String
        package let means: String
        package let meansOwn: String
        package let meansFor: Phrase
        package let meansForce: String
        package let meansSeen: String
        package let meansChanged: String
        package let meansOnly: String
        package let code: String
        package let sign: String
        package let notNow: String
        package let done: String
        package let meanwhile: String
        package let already: Phrase
        package let kept: String
        package let keptHelp: Phrase
        package let nameless: Phrase
        package let namelessHelp: String
        package let finished: String
        package let signatures: String
        package let signedOn: Phrase
        package let changedSince: String
        package let waits: String
        package let log: Phrase
    }
}
