extension Words.Giving {
    /// Inviting somebody, the letter with the code, and taking it up.
    package struct Invitation: Decodable, Sendable {
        package let button: String
        package let title: String
        package let lead: String
        package let who: String
        package let whoHint: String
        package let make: String
        package let paperTitle: Phrase
        package let paperLead: String
        package let paperGreeting: Phrase
        package let paperText: String
        package let paperStep1: Phrase
        package let paperStep2: String
        package let paperStep3: String
        package let paperScan: String
        package let paperPicture: String
        package let paperOnce: Phrase
        package let paperBack: String
        package let gets: Phrase
        package let waiting: String
        package let forWhom: Phrase
        package let until: Phrase
        package let toPaper: String
        package let takeUpTitle: String
        package let takeUpLead: String
        package let code: String
        package let codeHint: String
        package let signedInAs: Phrase
        package let takeUp: String
        package let hasAccount: String
        package let hasAccountText: String
        package let signIn: String
        package let isNew: String
        package let yourName: String
        package let yourNameHint: String
        package let yourAddress: String
        package let yourAddressHint: String
        package let password: String
        package let passwordHint: String
        package let signUp: String
        package let noSuchCode: String
        package let wait: String
        package let missingCode: String
        package let missingYourName: String
        package let badAddress: String
        package let isThere: String
        package let shortPassword: String
        package let longPassword: String
        package let waits: String
        package let isOwn: String
        package let missingName: String
        package let longName: String
        package let tooMany: String
    }
}
