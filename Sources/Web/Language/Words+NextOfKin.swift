/// The words with which a privacy officer lets next of kin look.
extension Words {
    package final class NextOfKin: Decodable, Sendable {
        package let title: String
        package let lead: String
        package let link: String
        package let none: String
        package let died: Phrase
        package let open: Phrase
        package let closed: Phrase
        package let looks: Phrase
        package let why: Phrase
        package let stop: String
        package let letLook: String
        package let address: String
        package let addressHint: String
        package let areas: String
        package let themes: String
        package let ground: String
        package let choose: String
        package let agreed: String
        package let incident: String
        package let interest: String
        package let parent: String
        package let reason: String
        package let reasonHint: String
        package let until: String
        package let untilHint: String
        package let give: String
        package let given: String
        package let stopped: String
        package let meanwhile: String
        package let problems: Problems

        package final class Problems: Decodable, Sendable {
            package let address: String
            package let areas: String
            package let themes: String
            package let ground: String
            package let reason: String
            package let until: String
            package let early: String
            package let late: String
            package let tooLong: Phrase
        }

        /// What stands on record, by its name in the form.
        func ground(_ name: String) -> String? {
            switch name {
            case "toestemming": agreed
            case "incident": incident
            case "belang": interest
            case "ouder": parent
            default: nil
            }
        }
    }
}
