/// The words of the frame around every page.
extension Words {
    package final class Common: Decodable, Sendable {
        package let language: String
        package let name: String
        package let toContent: String
        package let mainMenu: String
        package let myMenu: String
        package let more: String
        package let signOut: String
        package let back: String
        package let close: String
        package let print: String
        package let save: String
        package let show: String
        package let showAll: String
        package let choose: String
        package let write: String
        package let writeShort: String
        package let new: String
        package let and: String
        package let you: String
        package let yourself: String
        package let somebody: String
        package let otherLanguage: String
        package let wait: String
        package let errorSummary: String
        package let error: String
        package let errorTitle: Phrase
    }

    package final class Nav: Decodable, Sendable {
        package let home: String
        package let today: String
        package let overview: String
        package let story: String
        package let reports: String
        package let plan: String
        package let together: String
        package let permissions: String
        package let log: String
        package let drafts: String
    }

    package final class Foot: Decodable, Sendable {
        package let about: String
    }

    package final class SignIn: Decodable, Sendable {
        package let title: String
        package let welcome: String
        package let lead: String
        package let address: String
        package let password: String
        package let submit: String
        package let help: String
        package let wrong: String
        package let wait: Phrase
        package let waitSeconds: Plural
        package let waitMinutes: Plural
        package let missingAddress: String
        package let missingPassword: String
        package let again: String
        package let ended: String
        package let kept: String
        package let signedOut: String
    }

    package final class Errors: Decodable, Sendable {
        package let notFound: String
        package let notFoundText: String
        package let notFoundHelp: String
        package let denied: String
        package let deniedText: String
        package let deniedOver: String
        package let deniedByPerson: String
        package let deniedAge: String
        package let deniedAgeParents: String
        package let deniedAuthor: String
        package let deniedAdmin: String
        package let deniedHelp: String
        package let badRequest: String
        package let badRequestText: String
        package let stale: String
        package let staleText: String
        package let tooLarge: String
        package let tooLargeText: String
        package let method: String
        package let methodText: String
        package let unavailable: String
        package let unavailableText: String
        package let unavailableKept: String
        package let tryAgain: String
        package let toHome: String
        package let number: Phrase
    }

    package final class Dates: Decodable, Sendable {
        package let months: [String]
        package let shortMonths: [String]
        package let weekdays: [String]
        package let shortWeekdays: [String]
        package let today: String
        package let yesterday: String
        package let tomorrow: String
        package let dayMonth: Phrase
        package let dayMonthYear: Phrase
        package let full: Phrase
        package let withTime: Phrase
        package let ago: Plural
    }

    package final class Agenda: Decodable, Sendable {
        package let at: Phrase
        package let atPlace: Phrase
    }
}
