import UseCases

/// The words of taking a copy along: the page where one is asked for, and the sheets of the copy itself.
extension Words {
    package final class Copy: Decodable, Sendable {
        package let title: String
        package let lead: Phrase
        package let leadOwn: String
        package let holds: String
        package let holdsList: [String]
        package let holdsPart: Phrase
        package let notHeld: String
        package let withheld: String
        package let drafts: String
        package let confidential: String
        package let elsewhere: String
        package let toPermissions: String
        package let toLog: String
        package let requests: String
        package let forms: String
        package let formPage: String
        package let formPDF: String
        package let formFile: String
        package let noPDF: String
        package let make: String
        package let makeAnew: String
        package let replaces: String
        package let careful: String
        package let making: String
        package let howFar: Phrase
        package let almost: String
        package let refreshes: String
        package let stayIn: String
        package let cancel: String
        package let ready: String
        package let madeAt: Phrase
        package let kept: Phrase
        package let stoppedAt: Phrase
        package let takePage: String
        package let takePDF: String
        package let takeFile: String
        package let pdfFailed: String
        package let pdfTooLong: String
        package let pdfOff: String
        package let remove: String
        package let failed: String
        package let gone: String
        package let removed: String
        package let fileName: String
        package let askInstead: String
        package let atOnce: String
        package let sheet: Sheet

        /// What stands on the sheets.
        package final class Sheet: Decodable, Sendable {
            package let title: Phrase
            package let made: Phrase
            package let foot: Phrase
            package let stopped: Phrase
            package let contents: String
            package let nothing: String
            package let about: Phrase
            package let careful: String
            package let end: String
            package let wrote: Phrase
            package let wroteRole: Phrase
            package let themes: Phrase
            package let withheldAnother: Phrase
            package let withheldHarm: Phrase
            package let withheldPlain: Phrase
            package let again: Phrase
            package let versionOf: Phrase
            package let corrected: Phrase
            package let privateNote: String
            package let restricted: String
            package let born: Phrase
            package let goFor: Phrase
            package let available: Phrase
            package let since: Phrase
            package let until: Phrase
            package let why: Phrase
            package let steps: String
            package let stepDone: Phrase
            package let scale: String
            package let level: Phrase
            package let whose: Phrase
            package let note: Phrase
            package let doneAt: Phrase
            package let minutes: Phrase
            package let with: Phrase
            package let evaluate: Phrase
            package let confirmed: Phrase
            package let step: Phrase
            package let inFile: Phrase
            package let chapters: Chapters
        }

        package final class Chapters: Decodable, Sendable {
            package let people: String
            package let portraits: String
            package let lifeEvents: String
            package let wishes: String
            package let goals: String
            package let plans: String
            package let agreements: String
            package let cooperation: String
            package let meetings: String
            package let documents: String
            package let reports: String

            func name(_ step: CopyStep) -> String {
                switch step {
                case .people, .front, .pdf: people
                case .portraits: portraits
                case .lifeEvents: lifeEvents
                case .wishes: wishes
                case .goals: goals
                case .plans: plans
                case .agreements: agreements
                case .cooperation: cooperation
                case .meetings: meetings
                case .documents: documents
                case .reports: reports
                }
            }
        }
    }
}
