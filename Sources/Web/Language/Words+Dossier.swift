/// The words of a dossier’s own pages.
extension Words {
    package final class Home: Decodable, Sendable {
        package let morning: Phrase
        package let afternoon: Phrase
        package let evening: Phrase
        package let people: String
        package let peopleHousehold: String
        package let seeAll: String
        package let newForYou: String
        package let allReports: String
        package let coming: String
        package let agreed: String
        package let goals: String
        package let wentWell: String
        package let lookers: Plural
        package let noLookers: String
        package let whoAndWhy: String
        package let nothing: String
        package let nothingHelp: String
        package let nothingAdmin: String
        package let myPeople: String
        package let unreadLead: Plural
        package let allRead: String
        package let todoLead: Plural
        package let unread: String
        package let readAllOf: Phrase
        package let nothingUnread: String
        package let todo: String
        package let nothingTodo: String
        package let writeAboutWhom: String
        package let lastWritten: Phrase
        package let neverWritten: String
        package let alsoHere: String
        package let drafts: Plural
        package let goOn: String
        package let moreThan99: String
        package let actingFor: Phrase
    }

    package final class Overview: Decodable, Sendable {
        package let who: Phrase
        package let ownWords: String
        package let ownDossier: Phrase
        package let readIn: String
        package let people: Phrase
        package let newest: String
        package let goals: String
        package let linked: String
        package let household: String
        package let person: String
        package let age: Plural
        package let noPeople: String
        package let noReports: String
        package let noComing: String
        package let noAgreements: String
        package let noGoals: String
        package let sameWeek: String
        package let unread: Plural
        package let partly: String
    }

    package final class People: Decodable, Sendable {
        package let home: String
        package let family: String
        package let network: String
        package let professionals: String
        package let hasLead: String
        package let workTogether: String
        package let askAbout: Phrase
        package let askAboutNoPhone: Phrase
        package let askLead: Phrase
        package let askLeadNoPhone: Phrase
        package let worksWith: Phrase
        package let picture: Phrase
        package let keyWorker: String
        package let deputy: String
    }

    package final class Story: Decodable, Sendable {
        package let title: String
        package let titleOwn: String
        package let titleOf: Phrase
        package let lead: String
        package let lifeline: String
        package let none: String
        package let before: String
        package let turningPoint: String
        package let now: String
        package let later: String
        package let toldBy: Phrase
    }

    package final class Plan: Decodable, Sendable {
        package let title: String
        package let titleOwn: String
        package let notSigned: String
        package let valid: Phrase
        package let validFrom: Phrase
        package let perspective: String
        package let perspectiveOf: Phrase
        package let goals: String
        package let goalsOfOthers: String
        package let scale: String
        package let here: String
        package let hereOf: String
        package let steps: String
        package let earlier: String
        package let progress: Phrase
        package let notStarted: String
        package let reached: String
        package let stopped: String
        package let forLater: String
        package let wishes: String
        package let wishNow: String
        package let wishLater: String
        package let wishFulfilled: String
        package let wishLetGo: String
        package let agreements: String
        package let settled: String
        package let finished: String
        package let none: String
        package let noneHelp: String
        package let done: String
        package let failed: String
        package let cancelled: String
        package let late: String
        package let before: Phrase
        package let open: String
        package let sign: Phrase
        package let owner: Phrase
    }

    package final class Together: Decodable, Sendable {
        package let title: String
        package let lead: String
        package let steps: String
        package let step1: String
        package let step2: String
        package let step3: String
        package let step4: String
        package let step5: String
        package let step6: String
        package let step7: String
        package let nothing: String
        package let evaluate: Phrase
        package let confirmed: Phrase
        package let none: String
        package let noneHelp: String
        package let coming: String
        package let past: String
        package let with: Phrase
        package let documents: String
        package let noPast: String
    }
}
