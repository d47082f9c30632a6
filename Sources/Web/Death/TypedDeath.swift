import Dossier
import UseCases

/// What somebody filled in about a death, kept so that a wrong field loses nothing.
package struct TypedDeath: Sendable {
    let id: DeathID
    let day: String
    let known: String
    /// Of who puts it right.
    let why: String

    /// - Parameter fresh: the id where the form brought none.
    init(_ fields: FormFields, fresh: DeathID) {
        id = fields["id"].flatMap { DeathID($0) } ?? fresh
        day = fields["dag"] ?? ""
        known = fields["hoe"] ?? ""
        why = fields["waarom"] ?? ""
    }

    var asked: AskedDeath { AskedDeath(id: id, day: CivilDate(day), known: known) }
}

extension Words.Death {
    func message(for problem: FieldProblem) -> FieldMessage {
        let text =
            switch (problem.field, problem.kind) {
            case (_, .tooLong(let count)): problems.tooLong(["count": String(count)])
            case ("dag", .tooLate): problems.future
            case ("dag", .tooEarly): problems.born
            case ("dag", _): problems.day
            case ("waarom", _): problems.why
            default: problems.known
            }
        return FieldMessage(problem.field, text)
    }
}
