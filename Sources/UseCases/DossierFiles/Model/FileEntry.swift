import Dossier

/// Whom an entry is for, apart from the grants (access rules 9 to 11).
struct FileVisibility: FileNode {
    var to = Visibility.shared
    var named: [String] = []
    var reason: WithholdReason?
    var reviewAt: Moment?
    var confirmedBy: String?

    mutating func code(_ fields: inout FileFields) {
        fields.required("to", &to, .choice)
        fields.list("named", &named, .set(of: .key))
        for (index, person) in named.enumerated() { fields.refer("named[\(index)]", to: person, .personWithAccount) }
        fields.check("named", "is missing: whom is it for?", to != .confined || !named.isEmpty)
        fields.check("named", "goes with confined", to == .confined || named.isEmpty)
        fields.optional("reason", &reason, .choice)
        fields.check("reason", "is missing: why is it withheld?", to != .withheld || reason != nil)
        fields.optional("reviewAt", &reviewAt, .moment(.noon))
        fields.optional("confirmedBy", &confirmedBy, .key)
        fields.refer("confirmedBy", to: confirmedBy, .personWithAccount)
        for (name, isThere) in [
            ("reason", reason != nil), ("reviewAt", reviewAt != nil), ("confirmedBy", confirmedBy != nil),
        ] {
            fields.check(name, "goes with withheld", to == .withheld || !isThere)
        }
    }
}

/// What every entry has.
struct FileHead: Sendable {
    var key = ""
    var at = Moment(milliseconds: 0)
    /// When it was put in Klaver, where that is another moment than `at`.
    var writtenAt: Moment?
    var author = ""
    /// The author's own choice; nil: none.
    var themes: ThemeSet?
    var visibility: FileVisibility?
    /// Since when a report is kept and shown to the person and its author only (access rule 27).
    var restrictedAt: Moment?

    /// What an entry of these kinds keeps for the person while it is withheld stands in its words.
    private static let withholdable: Set<EntryKind> = [.report, .portrait, .lifeEvent, .wish, .document]
    /// These have a field of their own for when it is about.
    private static let dated: Set<EntryKind> = [.meeting, .lifeEvent]

    mutating func code(_ fields: inout FileFields, _ kind: EntryKind) {
        fields.required("key", &key, .key)
        fields.declare("key", key, .entry(kind))
        fields.required("at", &at, .moment(.noon))
        if !Self.dated.contains(kind) { fields.optional("writtenAt", &writtenAt, .moment(.noon)) }
        fields.required("author", &author, .key)
        fields.refer("author", to: author, .personWithAccount)
        fields.optional("themes", &themes, .themes)
        themes = themes.flatMap { $0.isEmpty ? nil : $0 }
        fields.optional("visibility", &visibility, .node)
        if kind == .report { fields.optional("restrictedAt", &restrictedAt, .moment(.noon)) }
        guard let visibility else { return }
        if visibility.to == .own { fields.refer("author", to: author, .owner) }
        fields.check(
            "visibility.to", "this kind of entry is not withheld",
            visibility.to != .withheld || Self.withholdable.contains(kind))
        fields.check(
            "visibility.confirmedBy", "must be another than the author",
            visibility.confirmedBy == nil || visibility.confirmedBy != author)
    }
}

/// An earlier version of a report or a goal; the current one is in the entry itself.
struct FileEarlier: FileNode {
    var at = Moment(milliseconds: 0)
    var text = ""
    /// Nil: what the current version has.
    var themes: ThemeSet?

    mutating func code(_ fields: inout FileFields) {
        fields.required("at", &at, .moment(.noon))
        fields.required("text", &text, .words)
        fields.optional("themes", &themes, .themes)
        themes = themes.flatMap { $0.isEmpty ? nil : $0 }
    }

    static func check(_ earlier: [FileEarlier], _ changedAt: Moment?, _ name: String, _ fields: FileFields) {
        fields.check(name, "goes with earlier versions", changedAt == nil || !earlier.isEmpty)
        fields.check(name, "is missing: there are earlier versions", changedAt != nil || earlier.isEmpty)
        let moments = earlier.map(\.at) + (changedAt.map { [$0] } ?? [])
        for index in moments.indices.dropFirst() where moments[index] < moments[index - 1] {
            let place = index < earlier.count ? "earlier[\(index)].at" : name
            fields.check(place, "is before the version before it", false)
        }
    }
}
