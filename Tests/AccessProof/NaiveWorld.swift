import Dossier
import TestKit

/// Who may see what, written a second time: theme by theme and permit by permit, in loops over everything that ever happened,
/// without a reach, a table or a set. Slow, and as near to the sentences of docs/access.md as code can be. It knows one dossier:
/// that of a young person with two parents.
package struct NaiveWorld {
    /// One version of a piece, with its own word.
    struct Version {
        let mark: String
        var themes: [Theme]
        /// It was withheld when the next one came (rule 10).
        var wasWithheld = false
    }

    struct Piece {
        let id: EntryID
        let kind: EntryKind
        var themes: [Theme]
        let author: AccountID
        var visibility: Visibility
        var named: Set<AccountID>
        /// The word that stands in it and nowhere else; one for each version, oldest first, with the themes of that version.
        var versions: [Version]
        /// What it hangs on.
        let parent: EntryID?
        /// Kept for the young person, who acts for them, and its author (rule 27).
        var isRestricted = false
        /// Of the people around: family, or the lead (rule 16).
        var isNear = false
        /// Of what is withheld from the person.
        var withholding = Withholding()

        var area: Area { kind.area }
        var mark: String { versions[versions.count - 1].mark }
    }

    struct Given {
        let id: GrantID
        let isDeny: Bool
        let principal: Principal
        let areas: [Area]
        var themes: [Theme]
        let verbs: VerbSet
        let entry: EntryID?
        let isByLaw: Bool
        /// Of a privacy officer, after a death.
        var isForKin = false
        let from: Moment
        let until: Moment?
        var withdrawnAt: Moment?
        let mark: String
        let by: AccountID
    }

    struct Waiting {
        enum Kind { case ask, invitation, giving }

        let id: GrantID
        let kind: Kind
        /// Nil of an invitation.
        let principal: Principal?
        let areas: [Area]
        let themes: [Theme]
        let verbs: VerbSet
        let until: Moment?
        let mark: String
        let by: AccountID
        let at: Moment
        /// Who said yes since.
        var agreed: [AccountID] = []
        var isOver = false
    }

    struct Seat {
        let account: AccountID
        let organisation: OrganisationID
        let department: DepartmentID
        let from: Moment
        var until: Moment?
    }

    static let young = Cast.sam
    static let parents = [Cast.lisa, Cast.bart]

    var born = CivilDate(daysSinceEpoch: 0)
    var pieces: [Piece] = []
    /// Who stands among the people around, with their account.
    var around: [AccountID: Piece] = [:]
    var given: [Given] = []
    /// What waits for somebody's yes: asked, offered by a letter, or given by one of those who decide together.
    var waiting: [Waiting] = []
    var deaths: [Death] = []
    var copies: [Copy] = []
    var drafts: [Draft] = []
    /// What administrators gave beside where the cast works (rule 22).
    var seats: [Seat] = []
    /// Who left their department, and when.
    var left: [AccountID: Moment] = [:]
    /// What the young person keeps a parent out of; all themes: wholly.
    var keptOut: [AccountID: (themes: [Theme], wholly: Bool)] = [:]
    /// Every use of emergency access, and which organisations have the right to it now (rule 21).
    var emergencies: [Emergency] = []
    var emergencyRights: [OrganisationID] = []
    /// What workers registered on a law, which laws youth help may use now, and what was objected to (rule 6).
    var lawAsked: [LawAsked] = []
    var lawsOn: [String] = []
    var objections: [Objection] = []

    // MARK: Who decides (rule 19, the Netherlands)

    func age(_ now: Moment) -> Int {
        let today = Day.clock.day(of: now)
        let years = today.year - born.year
        let hadBirthday = today.month > born.month || (today.month == born.month && today.day >= born.day)
        return hadBirthday ? years : years - 1
    }

    func youngDecides(_ now: Moment) -> Bool { age(now) >= 12 }
    func parentsDecide(_ now: Moment) -> Bool { age(now) < 16 }

    func speaksFor(_ account: AccountID, _ now: Moment) -> Bool {
        guard Self.parents.contains(account), parentsDecide(now), death(now) == nil else { return false }
        return !(youngDecides(now) && keptOut[account]?.wholly == true)
    }

    func decides(_ account: AccountID, _ now: Moment) -> Bool {
        account == Self.young ? youngDecides(now) && death(now) == nil : speaksFor(account, now)
    }
}
