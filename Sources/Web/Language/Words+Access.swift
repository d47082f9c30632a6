import Dossier

/// The words of who may what and who looked.
extension Words {
    package final class Log: Decodable, Sendable {
        package let title: String
        package let titleOwn: String
        /// At home: something was done on the shell.
        package let shellAct: Phrase
        package let shellActLink: String
        package let lead: String
        package let steps: String
        package let person: String
        package let everyone: String
        package let none: String
        package let cut: String
        package let times: Plural
        package let at: Phrase
        package let between: Phrase
        package let you: String
        package let nobody: String
        package let view: View
        package let listed: Phrase
        package let listedOwn: String
        package let created: Created
        package let changed: Changed
        package let exported: Phrase
        package let printed: Phrase
        package let searched: Phrase
        package let previewed: Phrase
        package let previewedAs: Phrase
        package let gave: Phrase
        package let withdrew: Phrase
        package let tookUp: Phrase
        package let asked: Phrase
        package let keptOut: Phrase
        package let readLog: Phrase
        package let imported: Phrase
        package let administered: Phrase
        package let refused: Phrase
        package let shell: String

        package final class View: Decodable, Sendable {
            package let overview: Phrase
            package let timeline: Phrase
            package let report: Phrase
            package let accessLog: Phrase
            package let permissions: Phrase
            package let wholeDossier: Phrase
            package let story: Phrase
            package let plan: Phrase
            package let cooperation: Phrase
            package let home: Phrase
            package let draft: Phrase
            package let other: Phrase

            func phrase(_ object: LogObject) -> Phrase {
                switch object {
                case .overview: overview
                case .timeline: timeline
                case .report, .reaction, .entryHistory: report
                case .accessLog: accessLog
                case .permissions: permissions
                case .wholeDossier: wholeDossier
                case .story: story
                case .plan: plan
                case .cooperation: cooperation
                case .home: home
                case .draft: draft
                case .none, .account, .readMark: other
                }
            }
        }

        package final class Created: Decodable, Sendable {
            package let report: Phrase
            package let reaction: Phrase
            package let other: Phrase
        }

        package final class Changed: Decodable, Sendable {
            package let report: Phrase
            package let readMark: Phrase
            package let other: Phrase
        }
    }

    package final class Permissions: Decodable, Sendable {
        package let title: String
        package let titleOwn: String
        package let lead: String
        package let leadOther: String
        package let now: String
        package let none: String
        package let noneOther: String
        package let noneRepresentative: Phrase
        package let partly: String
        package let may: Phrase
        package let look: Phrase
        package let lookAdd: Phrase
        package let add: Phrase
        package let addIn: Phrase
        package let change: String
        package let lookAddChange: Phrase
        package let lookChange: Phrase
        package let everything: String
        package let everythingBut: Phrase
        package let inAreas: Phrase
        package let themesAre: Phrase
        package let areasAre: Phrase
        package let oneReport: Phrase
        package let oneReportUnknown: String
        package let whyConsent: Phrase
        package let whyConsentYou: Phrase
        package let whyLaw: Phrase
        package let whyLawNoStop: String
        package let whyContract: Phrase
        package let whyVital: Phrase
        package let since: Phrase
        package let until: Phrase
        package let noEnd: String
        package let tagAll: String
        package let tagThemes: Plural
        package let tagLaw: String
        package let tagOne: String
        package let denies: String
        package let mayNot: Phrase
        package let mayNothing: String
        package let whyDeny: Phrase
        package let whyDenyYou: Phrase
        package let ended: String
        package let withdrawnOn: Phrase
        package let endedOn: Phrase
        package let startsOn: Phrase
        package let waits: String
        package let represent: String
        package let representOther: Phrase
        package let chosen: Phrase
        package let parent: Phrase
        package let court: Phrase
        package let chosenOther: Phrase
        package let parentOther: Phrase
        package let courtOther: Phrase
        package let except: Phrase
        package let owners: String
        package let ownersText: Phrase
        package let `private`: String
        package let privateCount: Plural
        package let privateNone: String
        package let wholeDepartment: String
    }

    package final class Reasons: Decodable, Sendable {
        package let person: String
        package let coOwner: String
        package let representative: Phrase
        package let representatives: Representatives
        package let consent: Phrase
        package let consentOwn: Phrase
        package let contract: Phrase
        package let law: Phrase
        package let lawNamed: Phrase
        package let vital: Phrase
        package let vitalNamed: Phrase
        package let own: String
        package let other: String

        /// By why somebody acts for the person (rule 18).
        package final class Representatives: Decodable, Sendable {
            package let chosen: Phrase
            package let parent: Phrase
            package let court: Phrase
            package let curator: Phrase
            package let mentor: Phrase
            package let bewindvoerder: Phrase
            package let bewindvoerderFlanders: Phrase

            func phrase(_ mandate: Mandate, in jurisdiction: Jurisdiction) -> Phrase {
                switch mandate.basis {
                case .chosen: chosen
                case .parent: parent
                case .courtAppointed:
                    switch mandate.kind {
                    case .curator: curator
                    case .mentor: mentor
                    case .bewindvoerder: jurisdiction == .flanders ? bewindvoerderFlanders : bewindvoerder
                    case nil: court
                    }
                }
            }
        }
    }

    package final class Areas: Decodable, Sendable {
        package let story: String
        package let reports: String
        package let wishesAndGoals: String
        package let plan: String
        package let agreements: String
        package let cooperation: String
        package let calendar: String
        package let documents: String
        package let people: String
    }
}
