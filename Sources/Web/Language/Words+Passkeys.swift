/// The words of passkeys.
extension Words {
    package final class Passkeys: Decodable, Sendable {
        package let title: String
        package let lead: String
        package let why: String
        package let count: Plural
        package let setUp: String
        package let manage: String
        package let listTitle: String
        package let listText: String
        package let made: Phrase
        package let used: Phrase
        package let neverUsed: String
        package let backedUp: String
        package let rename: String
        package let name: String
        package let nameNamed: Phrase
        package let nameSave: String
        package let nameMissing: String
        package let remove: String
        package let removeNamed: Phrase
        package let addTitle: String
        package let addText: String
        package let nameHint: String
        package let add: String
        package let without: String
        package let otherHost: Phrase
        package let withoutHelp: String
        package let confirmFirst: String
        package let confirm: String
        package let later: String
        package let signInAgain: String
        package let full: Phrase
        package let unavailable: String
        package let added: String
        package let removed: String
        package let renamed: String
        package let alreadyThere: String
        package let failed: String
        package let stopped: String
        package let signIn: String
        package let wrong: String
        package let notUsed: String
        package let confirmTitle: String
        package let confirmWith: String
        package let confirmNoCode: String
        package let or: String
        package let started: Phrase
        package let mailSubject: String
        package let mailBody: String
        /// What a passkey is called that nobody gave a name.
        package let devices: Account.Systems
    }
}
