import Dossier
import Records
import UseCases

/// Whom somebody chose to write for, kept as it came so that a wrong field loses nothing.
package struct TypedApart: Sendable, Equatable {
    /// The values of the choice; more than one only in a form that was made by hand.
    package static let everyone = ApartField.everyone
    package static let later = ApartField.later
    package static let named = ApartField.onlyNamed
    /// The field of a form that carries the choice it began with, where that was not everyone.
    static let kept = "was"

    package var readers: [String]
    package var reason: String
    package var months: String
    package var accounts: [String]

    /// For everyone.
    package init() {
        (readers, reason, months, accounts) = ([], "", "", [])
    }

    init(_ form: FormFields) {
        readers = form.all(ApartField.readers)
        // A choice that the form could not offer again still counts: nothing is for everyone that was not said so.
        if readers.isEmpty, let kept = form[Self.kept], !kept.isEmpty { readers = [kept] }
        reason = form[ApartField.reason] ?? ""
        months = form[ApartField.months] ?? ""
        accounts = form.all(ApartField.named)
    }

    init(_ draft: DraftApart?) {
        readers = draft.map { [$0.readers] } ?? []
        reason = draft?.reason ?? ""
        months = draft?.months ?? ""
        accounts = draft?.named ?? []
    }

    /// What a draft keeps of it; nil for everyone, which is what a draft of old says too.
    var draft: DraftApart? {
        guard let choice = readers.first, choice != Self.everyone else { return nil }
        return DraftApart(readers: choice, reason: reason, months: months, named: accounts)
    }

    var choice: String { readers.first ?? Self.everyone }
    var isForEveryone: Bool { choice == Self.everyone }

    /// Whom it is for.
    ///
    /// - Throws: `Refusal.invalid` with the fields of `ApartField`: nothing is taken for everyone that was not said so.
    func audience() throws -> Audience {
        guard readers.count <= 1 else { throw Self.wrong(ApartField.readers) }
        switch choice {
        case Self.everyone: return .everyone
        case Self.later:
            guard let reason = WithholdReason(rawValue: reason) else { throw Self.wrong(ApartField.reason) }
            guard let months = Int(months) else { throw Self.wrong(ApartField.months) }
            return .withheld(reason, months: months)
        case Self.named:
            let known = accounts.compactMap { AccountID($0) }
            guard known.count == accounts.count else { throw Self.wrong(ApartField.named) }
            return .confined(Set(known))
        default: throw Self.wrong(ApartField.readers)
        }
    }

    private static func wrong(_ field: String) -> Refusal { .invalid([FieldProblem(field, .unknownChoice)]) }
}
