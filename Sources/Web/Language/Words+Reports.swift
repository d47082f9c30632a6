/// The words of reading and writing reports.
extension Words {
    package final class Reports: Decodable, Sendable {
        package let title: String
        package let lead: String
        package let allThemes: String
        package let allForms: String
        package let allVoices: String
        package let theme: String
        package let form: String
        package let voice: String
        package let period: String
        package let own: String
        package let from: String
        package let until: String
        package let older: String
        package let newer: String
        package let pages: String
        package let none: String
        package let noneHelp: String
        package let empty: String
        package let emptyHelp: String
        package let nice: String
        package let niceBy: Phrase
        package let niceByMany: Phrase
        package let react: String
        package let reactTo: Phrase
        package let about: Phrase
        package let goal: Phrase
        package let together: String
        package let ownWords: String
        package let `private`: String
        package let confined: String
        package let corrected: String
        package let withheldAnother: Phrase
        package let withheldHarm: Phrase
        package let withheldAsk: Phrase
        package let later: String
        package let mood: Phrase
        package let saved: String
        package let reacted: String
        package let correctedNotice: String
        package let badPeriod: String
    }

    package final class Report: Decodable, Sendable {
        package let title: Phrase
        package let all: String
        package let reactions: String
        package let noReactions: String
        package let yourReaction: String
        package let whatKind: String
        package let place: String
        package let correct: String
        package let versions: Plural
        package let version: Phrase
        package let ownViewBy: String
        package let cannotReact: String
    }

    package final class Write: Decodable, Sendable {
        package let title: String
        package let about: Phrase
        package let field: String
        package let formQuestion: String
        package let themeQuestion: String
        package let anotherForm: String
        package let allThemes: String
        package let aboutQuestion: String
        package let belongs: String
        package let belongsAnswer: Phrase
        package let belongsOwn: String
        package let readers: Phrase
        package let notReaders: Phrase
        package let nobody: String
        package let `private`: String
        package let privateHint: String
        package let together: String
        package let keepDraft: String
        package let missing: String
        package let tooLong: String
        package let unknownForm: String
        package let unknownTheme: String
        package let notThisTheme: String
        package let correctTitle: String
        package let correctLead: String
        package let correctSave: String
        package let stop: String
        package let changedMeanwhile: String
        package let seeCurrent: String
    }

    package final class Draft: Decodable, Sendable {
        package let title: String
        package let lead: String
        package let none: String
        package let goOn: String
        package let throwAway: String
        package let aboutUnknown: String
        package let noAccess: Phrase
        package let noWriting: String
        package let unkept: String
        package let overText: Plural
        package let saved: Phrase
        package let saving: String
        package let offline: String
        package let expired: String
        package let signIn: String
        package let restored: Phrase
        package let offer: Phrase
        package let offerYes: String
        package let offerNo: String
        package let conflict: String
        package let failed: String
        package let tooLong: Phrase
        package let over: Phrase
        package let kept: String
    }

    package final class Forms: Decodable, Sendable {
        package let moment: String
        package let success: String
        package let talk: String
        package let care: String
        package let worry: String
        package let handover: String
        package let incident: String
        package let wentWell: String
    }

    package final class ReactionForms: Decodable, Sendable {
        package let nice: String
        package let answer: String
        package let ownView: String
    }

    package final class Voices: Decodable, Sendable {
        package let person: String
        package let family: String
        package let network: String
        package let professional: String
    }
}
