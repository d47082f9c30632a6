import Dossier
import Records

/// The chapters of a copy, in the order in which they are made and read. Kept with a copy that is being made; numbers never
/// change.
package enum CopyStep: Int, CaseIterable, Codable, Sendable, Hashable {
    case people = 1
    case portraits = 2
    case lifeEvents = 3
    case wishes = 4
    case goals = 5
    case plans = 6
    case agreements = 7
    case cooperation = 8
    case meetings = 9
    case documents = 10
    case reports = 11
    /// The first page, with what is in it.
    case front = 20
    case pdf = 21

    var next: CopyStep { Self.allCases.first { $0.rawValue > rawValue } ?? .pdf }

    /// How many are read at once: documents hold pictures, so few of those.
    var size: Int { self == .documents ? 5 : 100 }

    var kind: EntryKind? {
        switch self {
        case .people: .party
        case .portraits: .portrait
        case .lifeEvents: .lifeEvent
        case .wishes: .wish
        case .goals: .goal
        case .plans: .plan
        case .agreements: .agreement
        case .cooperation: .cooperation
        case .meetings: .meeting
        case .documents: .document
        case .reports: .report
        case .front, .pdf: nil
        }
    }
}

/// Some of a chapter, opened, as a sheet shows it.
package struct CopyPart: Sendable {
    package let step: CopyStep
    /// Whether its heading comes first.
    package let isFirst: Bool
    package let items: [CopyItem]
    package let people: PeopleAround
    package let goals: [EntryID: String]
    package let clock: DossierClock
    /// The language it is made in.
    package let language: String
    package let at: Moment
}

/// One thing in a copy.
package enum CopyItem: Sendable {
    case person(Entry<PartyBody>)
    case portrait(Entry<PortraitBody>)
    case lifeEvent(Entry<LifeEventBody>)
    case wish(Entry<WishBody>)
    case goal(CopyGoal)
    /// `isWhole`: not only its title, period and status (access rule 12). `covers`: what a signature covers now; nil for who
    /// does not see all of that.
    case plan(Entry<PlanBody>, isWhole: Bool, goals: [CopyGoal], covers: String?)
    case agreement(Entry<AgreementBody>)
    case cooperation(Entry<CooperationBody>, items: [Entry<CooperationItemBody>])
    case meeting(Entry<MeetingBody>, isWhole: Bool, items: [Entry<MeetingItemBody>])
    case document(Entry<DocumentBody>)
    case report(Entry<ReportBody>, earlier: [Entry<ReportBody>], reactions: [Entry<ReactionBody>])
    /// Rule 10: that something is withheld, why, by whom and until when; never its words or theme.
    case withheld(by: AccountID, Withholding?)
}

package struct CopyGoal: Sendable {
    package let goal: Entry<GoalBody>
    package let earlier: [Entry<GoalBody>]
    package let progress: [Entry<ProgressBody>]
}

/// What the first page says.
package struct CopyFront: Sendable {
    package let cover: DossierCover
    /// What people call the person whose dossier it is.
    package let name: String
    /// Who asked for it.
    package let takenBy: String
    package let askedAt: Moment
    package let madeAt: Moment
    /// When whoever asked might see less: what follows is not in it (access case p).
    package let stoppedAt: Moment?
    /// The chapters, and how many things each has.
    package let chapters: [(step: CopyStep, count: Int)]
    package let clock: DossierClock
    package let language: String
}

/// Makes sheets of the parts of a copy. The site does; a use case knows no HTML.
package protocol CopyPress: Sendable {
    /// Everything before the first chapter.
    func front(_ front: CopyFront) -> [UInt8]
    func part(_ part: CopyPart) -> [UInt8]
    /// Everything after the last.
    func back(language: String) -> [UInt8]
}

/// What became of the PDF of a copy.
package enum CopyPDF: Int, Codable, Sendable {
    /// This installation makes none.
    case off = 0
    case waits = 1
    case made = 2
    case failed = 3
    /// Too much for the program; the page is printed instead.
    case tooLong = 4
}

/// What the makers of a copy know between two parts; sealed with it.
struct CopyProgress: Codable, Sendable {
    let language: String
    /// What whoever asked might see when it began.
    let breadth: ReachBreadth
    var step = CopyStep.people
    /// After which entry of the chapter the next part begins.
    var afterAt: Int64?
    var afterID: EntryID?
    /// What was shown of each chapter so far.
    var counts: [Int: Int] = [:]
    /// Which lists of the dossier file were begun.
    var lists: [Int] = []
    /// Whoever wrote something that is in it and is not among the people, and in which voice.
    var voices: [String: Int] = [:]
    /// Which person each owner is, by account.
    var owners: [String: String] = [:]
    var name = ""
    var pageBytes = 0
    var pdf = CopyPDF.off

    var last: (at: Int64, id: EntryID)? {
        guard let afterAt, let afterID else { return nil }
        return (afterAt, afterID)
    }

    init(language: String, breadth: ReachBreadth) {
        self.language = language
        self.breadth = breadth
    }
}
