/// The words around the death of the person, calm and short.
extension Words {
    package final class Death: Decodable, Sendable {
        package let banner: Phrase
        package let bannerOwn: Phrase
        package let looksUntil: Phrase
        package let closeUntil: Phrase
        package let notTrue: String
        package let listed: Phrase
        package let denied: String
        package let link: Phrase
        package let title: Phrase
        package let lead: String
        package let day: String
        package let known: String
        package let knownHint: String
        package let go: String
        package let checkTitle: String
        package let checkLead: Phrase
        package let check: Phrase
        package let happens: String
        package let happensRepresent: String
        package let happensLook: Phrase
        package let happensClose: Phrase
        package let happensKin: String
        package let happensMistake: String
        package let register: String
        package let back: String
        package let knownTitle: Phrase
        package let knownDay: Phrase
        package let knownHow: Phrase
        package let registeredBy: Phrase
        package let registeredFile: String
        package let lastDay: Phrase
        package let mistake: String
        package let mistakeText: String
        package let why: String
        package let putRight: String
        package let done: String
        package let undone: String
        package let meanwhile: String
        package let problems: Problems
        package let log: Log

        package final class Problems: Decodable, Sendable {
            package let day: String
            package let future: String
            package let born: String
            package let known: String
            package let why: String
            package let tooLong: Phrase
        }

        package final class Log: Decodable, Sendable {
            package let registered: Phrase
            package let undone: Phrase
        }
    }
}
