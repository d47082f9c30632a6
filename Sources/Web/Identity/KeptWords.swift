import Dossier
import Records
import UseCases

/// Words somebody sent without a session: they travel in the page to sign in on, and become a draft after that.
struct KeptWords: Sendable {
    private static let names = [
        "id", "dossier", "parent", "text", "form", "theme", "voor", "private", ApartField.readers, ApartField.reason,
        ApartField.months, ApartField.named,
    ]

    private(set) var fields: [(name: String, value: String)] = []

    /// From the form that came without a session. A correction carries no name of its own: its words become a new draft,
    /// of the dossier in its address.
    init(_ visit: Visit) {
        guard visit.form.has("text"), let dossier = visit.form["dossier"] ?? visit.parameters["dossier"] else { return }
        for name in Self.names {
            let value =
                switch name {
                case "theme", ApartField.named: visit.form.all(name).joined(separator: " ")
                case ApartField.readers: TypedApart(visit.form).draft?.readers ?? ""
                case "dossier": dossier
                case "id": visit.newEntry.text
                default: visit.form[name] ?? ""
                }
            if !value.isEmpty { fields.append(("kept-\(name)", value)) }
        }
    }

    /// From the page to sign in on, where they came along.
    init(carriedBy form: FormFields) {
        for name in ["verder"] + Self.names.map({ "kept-\($0)" }) {
            if let value = form[name], !value.isEmpty { fields.append((name, value)) }
        }
    }

    var isEmpty: Bool { draft == nil }

    /// Whose words they are.
    var mark: String? { self["voor"] }

    var draft: (id: EntryID, dossier: DossierID, words: DraftWords)? {
        guard let text = self["text"], let dossier = self["dossier"].flatMap({ DossierID($0) }),
            let id = self["id"].flatMap({ EntryID($0) })
        else { return nil }
        let themes = self["theme"]?.split(separator: " ").map(String.init) ?? []
        return (
            id, dossier,
            DraftWords(
                text: text, form: self["form"], themes: themes, parent: self["parent"].flatMap { EntryID($0) },
                apart: apart, isPrivate: self["private"].map { _ in true })
        )
    }

    /// Words go on for no other eyes than they were meant for (rules 9 and 10).
    private var apart: DraftApart? {
        self[ApartField.readers].map { readers in
            DraftApart(
                readers: readers, reason: self[ApartField.reason] ?? "", months: self[ApartField.months] ?? "",
                named: self[ApartField.named]?.split(separator: " ").map(String.init) ?? [])
        }
    }

    private subscript(name: String) -> String? { fields.first { $0.name == "kept-\(name)" }?.value }
}
