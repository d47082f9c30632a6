/// As whom an actor stands in a dossier.
package enum Standing: String, Hashable, Sendable {
    /// The person, or an adult of the household (rules 4 and 17).
    case person
    /// Acts for the person (rule 18).
    case representative
    /// Has a permit that counts (rule 2).
    case participant
    case none
}

/// What one actor may see and do in one dossier at one moment (access: *Reach*). Only `AccessRules` makes one.
///
/// The stored properties are all that decides about a row: `sight(of:)` reads them in memory and the SQL predicate
/// binds the same ones, so that the two are one algebra. An entry is looked at
///
/// - when its themes lie within `lookTable` for its area and, where it hangs on something, for that one's area;
/// - or when it, or what it hangs on, stands in `entryPermits` with look, or in `contestedEntryPermits` with look while
///   its themes keep clear of `deniedLookTable` for its area and for that one's area;
/// - or when the actor wrote it and its themes lie within `ownAddTable` for its area (rule 7);
/// - or, in emergency access, when it is an agreement that runs (rule 21).
///
/// In a preview (rule 20) all of that counts only where its themes also lie within `previewBound`, for its area and for
/// that of what it hangs on.
///
/// On top of that its visibility decides: *shared*, as above; *withheld*, as above, in full with `seesWithheld`, as one
/// line with `seesPlaceholders`, else not; *own*, only its author with `seesPrivateNotes`; *confined*, only who is
/// named, with `mayBeNamed`. The last two do not ask for the tables. And what is *restricted* shows, whatever the rest says, only
/// with `seesRestricted` or to its author (rule 27).
package struct Reach: Sendable {
    package let dossier: DossierID
    /// `.zero`, which wrote nothing and is named nowhere, for a connected system without a user.
    package let actor: AccountID
    package let system: SystemID?
    package let moment: Moment
    package let standing: Standing
    package let acts: ActSet
    package let ageRule: AgeRule
    /// Permits that name an entry and that no deny touches (rule 2; case w).
    package let entryPermits: [EntryID: VerbSet]
    /// Permits that name an entry, of someone whom a deny speaks to too: they hold on what that deny does not name.
    package let contestedEntryPermits: [EntryID: VerbSet]
    /// Whether a permit counts, as rule 9 asks of who is named in a confined note.
    package let isLive: Bool
    /// Own private notes are the person's only, never through a connected system (rule 11).
    package let seesPrivateNotes: Bool
    /// Professionals see what is withheld from the person (rule 10); a neighbour with a permit does not.
    package let seesWithheld: Bool
    /// The person, and whoever acts for them, see that something is withheld (rule 10).
    package let seesPlaceholders: Bool
    /// The person, and whoever acts for them, go on seeing what is restricted (rule 27).
    package let seesRestricted: Bool
    /// Whether a confined note may show itself to this actor, when it names them (rule 9).
    package let mayBeNamed: Bool
    /// The emergency access that all of this reach is made of; nil for any other (rule 21). What runs of the agreements then
    /// shows whatever its themes, which no table can say.
    package let emergency: Emergency?

    let table: ReachTable
    /// What of the reach shows own entries: the same table, but for a preview, which may add nothing and shows what the
    /// other wrote; and after a death, when own entries stay to be seen where nothing may be added (rule 26).
    let authored: ReachTable
    let denied: ReachTable
    /// What the one who looks along sees themselves; nil when this is no preview (rule 20).
    let bound: ReachTable?
    /// Rule 26: that the person died, from the moment it was registered.
    package let death: Death?
    /// A professional who follows up the whole of it (rule 26; domain §2).
    package let coordinates: Bool
    let sources: [Source]
    let denies: [Deny]
    let refusals: [Ground]

    /// The themes on which the verbs are held in an area; of several verbs, those on which all are.
    package func themes(_ verbs: VerbSet, in area: Area) -> ThemeSet { table.themes(verbs, in: area) }

    package var lookTable: [(area: Area, themes: ThemeSet)] { table.row(.look) }

    /// Where the actor may add, and so sees what they wrote (rule 7).
    package var ownAddTable: [(area: Area, themes: ThemeSet)] { authored.row(.add) }

    /// The same for one area.
    package func ownThemes(in area: Area) -> ThemeSet { authored.themes(.add, in: area) }

    /// Rule 20: whether somebody looks along as this actor.
    package var isPreview: Bool { bound != nil }

    /// Whose marks of what was read count here: a preview shows nobody's.
    package var reader: AccountID { isPreview ? .zero : actor }

    /// What a preview is held within; nil when this is no preview.
    package var previewBound: [(area: Area, themes: ThemeSet)]? { bound?.row(.look) }

    /// What denies take away from permits that name one entry (rule 5); empty areas left out.
    package var deniedLookTable: [(area: Area, themes: ThemeSet)] {
        contestedEntryPermits.isEmpty ? [] : denied.row(.look)
    }

    /// Rules 1 and 24: whether the actor may be told that the dossier exists, and so why something is refused.
    package var knowsDossier: Bool { standing != .none }

    /// Rule 16: who has any look at *people* sees the person, the family as the person shows it, and the lead.
    package var seesPeopleCore: Bool { !themes(.look, in: .people).isEmpty }

    /// Whether the reach holds nothing at all.
    package var isEmpty: Bool {
        standing == .none && table.isEmpty && entryPermits.isEmpty && contestedEntryPermits.isEmpty && acts.isEmpty
    }
}

/// One thing that gives reach, with the reason that can be said for it (rule 24).
struct Source: Sendable {
    let ground: Ground
    let scope: Scope
    let entry: EntryID?
    let yieldsToDeny: Bool

    init(ground: Ground, scope: Scope, entry: EntryID? = nil, yieldsToDeny: Bool = false) {
        self.ground = ground
        self.scope = scope
        self.entry = entry
        self.yieldsToDeny = yieldsToDeny
    }
}

/// One deny that speaks to the actor now (rule 5).
struct Deny: Sendable {
    let grant: GrantID
    let scope: Scope

    /// Whether it takes anything from this; of what names one entry the areas and themes say nothing.
    func touches(_ source: Source) -> Bool {
        source.entry == nil
            ? !scope.intersection(source.scope).isEmpty
            : !scope.isEmpty && !scope.verbs.isDisjoint(with: source.scope.verbs)
    }
}
