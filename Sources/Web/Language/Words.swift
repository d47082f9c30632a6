/// Every sentence users read, in one language. Decoded from YAML at start: a word that is missing fails then, and one that
/// is misspelt in a page does not compile. Classes, since a page hands them on hundreds of times and a struct of five
/// hundred words would count every word each time.
package final class Words: Decodable, Sendable {
    package let common: Common
    package let nav: Nav
    package let foot: Foot
    package let signIn: SignIn
    package let account: Account
    package let secondStep: SecondStep
    package let passkeys: Passkeys
    package let elsewhere: Elsewhere
    package let newPassword: NewPassword
    package let home: Home
    package let overview: Overview
    package let people: People
    package let reports: Reports
    package let report: Report
    package let write: Write
    package let draft: Draft
    package let log: Log
    package let looks: Looks
    package let notices: Notices
    package let permissions: Permissions
    package let mandates: Mandates
    package let giving: Giving
    package let rights: Rights
    package let copy: Copy
    package let oversight: Oversight
    package let emergency: Emergency
    package let lawPermits: LawPermits
    package let organisations: Organisations
    package let death: Death
    package let apart: Apart
    package let nextOfKin: NextOfKin
    package let leftDrafts: LeftDrafts
    package let story: Story
    package let plan: Plan
    package let signing: Signing
    package let together: Together
    package let agenda: Agenda
    package let areas: Areas
    package let forms: Forms
    package let reactionForms: ReactionForms
    package let voices: Voices
    package let dates: Dates
    package let reasons: Reasons
    package let errors: Errors
    /// By the theme's name in dossier files.
    package let themes: [String: String]
}
