import Dossier
import UseCases

/// The words of the picture of who looked over time, and of the weekly message.
extension Words {
    package final class Looks: Decodable, Sendable {
        package let picture: String
        package let period: String
        package let fourWeeks: String
        package let threeMonths: String
        package let year: String
        package let group: String
        package let perPerson: String
        package let perOrganisation: String
        package let noOrganisation: String
        package let row: Phrase
        package let times: Plural
        package let days: Plural
        package let keyDay: String
        package let keyWeek: String
        package let keyLong: Phrase
        package let doors: Doors
        package let table: String
        package let tableDay: String
        package let tableWeek: String
        package let tableLong: Phrase
        package let who: String
        package let howOften: String
        package let why: String
        package let when: String
        package let step: Phrase
        package let none: String
        package let more: Plural
        package let only: Phrase
        package let all: String
        package let organisation: String
        package let everyOrganisation: String
        package let object: String
        package let refusals: Refusals
        package let digest: Digest

        package final class Doors: Decodable, Sendable {
            package let own: String
            package let representative: String
            package let permit: String
            package let law: String
            package let other: String

            func name(_ door: LookDoor) -> String {
                switch door {
                case .own: own
                case .representative: representative
                case .permit: permit
                case .law: law
                case .other: other
                }
            }
        }

        /// Why somebody could not (rule 24).
        package final class Refusals: Decodable, Sendable {
            package let over: String
            package let age: Phrase
            package let ageParents: String
            package let needsBoth: Phrase
            package let denied: String
            package let waits: String
            package let author: String
            package let administrator: String
            package let other: String
        }

        package final class Digest: Decodable, Sendable {
            package let title: String
            package let lead: String
            package let on: String
            package let off: String
            package let isOn: Phrase
            package let goesTo: Phrase
            package let mailOff: String
            package let unproven: Phrase
            package let prove: String
            package let switchedOn: String
            package let switchedOff: String
            package let log: Phrase
        }

        func name(_ period: LookPeriod) -> String {
            switch period {
            case .fourWeeks: fourWeeks
            case .threeMonths: threeMonths
            case .year: year
            }
        }
    }
}
