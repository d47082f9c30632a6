import Dossier
import Records
import Storage

/// What stands in the columns and the words of a new report for whom it is (rules 9 to 11).
struct ApartColumns: Sendable {
    var visibility = Visibility.shared
    var status = 0
    var dueAt: Moment?
    var withholding: Withholding?
    var named: Set<AccountID> = []
}

/// The fields of a form on which somebody says whom a report is for.
package enum ApartField {
    package static let readers = "lezers"
    package static let reason = "waarom"
    package static let months = "maanden"
    package static let named = "genoemd"

    /// The values of the first.
    package static let everyone = "allen"
    package static let later = "later"
    package static let onlyNamed = "apart"
}

extension DraftApart {
    /// Whom it was begun for; nil where that is not certain, and then it is for nobody else.
    var audience: Audience? {
        switch readers {
        case ApartField.later:
            guard let reason = WithholdReason(rawValue: reason), let months = Int(months) else { return nil }
            return .withheld(reason, months: months)
        case ApartField.onlyNamed: return .confined(Set(named.compactMap { AccountID($0) }))
        default: return nil
        }
    }
}

extension Workplace {
    /// Whom a new report is for, as it will stand.
    ///
    /// - Throws: `Refusal.invalid`, to who may not choose it after one refused line in the log: what was typed stays theirs.
    func apartColumns(for new: NewReport, _ entrance: Entrance) async throws -> ApartColumns {
        let reach = entrance.reach
        if new.isPrivate { return ApartColumns(visibility: .own) }
        guard reach.mayWrite(for: new.audience) else {
            try await log(
                LogEvent(action: .change, object: .report, outcome: .refused, ground: .notPermitted), entrance)
            throw Refusal.invalid([FieldProblem(ApartField.readers, .unknownChoice)])
        }
        switch new.audience {
        case .everyone: return ApartColumns()
        case .withheld(let reason, let months):
            guard let reviewAt = WithholdingTerm.reviewAt(months: months, from: entrance.caller.at, entrance.clock)
            else { throw Refusal.invalid([FieldProblem(ApartField.months, .tooLate)]) }
            return ApartColumns(
                visibility: .withheld, status: SecondLook.waits.rawValue, dueAt: reviewAt,
                withholding: Withholding(reason: reason, reviewAt: reviewAt, confirmedBy: nil))
        case .confined(let named):
            let others = named.subtracting([reach.actor])
            guard !others.isEmpty else { throw Refusal.invalid([FieldProblem(ApartField.named, .missing)]) }
            let nameable = Set(try await nameable(entrance).map(\.account))
            guard others.isSubset(of: nameable) else {
                throw Refusal.invalid([FieldProblem(ApartField.named, .unknownChoice)])
            }
            return ApartColumns(visibility: .confined, named: others.union([reach.actor]))
        }
    }
}
