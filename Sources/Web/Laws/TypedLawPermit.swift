import Dossier
import UseCases

/// What a worker filled in, kept so that a wrong field loses nothing.
package struct TypedLawPermit: Sendable {
    let id: GrantID
    let finding: TypedFinding
    let law: String
    let to: String
    let areas: [String]
    let themes: [String]
    let level: String
    let reason: String
    let until: String

    /// - Parameter fresh: the id of what is registered, where the form carries none.
    package init(_ form: FormFields, fresh: GrantID) {
        id = form["id"].flatMap { GrantID($0) } ?? fresh
        finding = TypedFinding(form)
        law = form["wet"] ?? ""
        to = form["aan"] ?? ""
        areas = form.all("onderdeel")
        themes = form.all("theme")
        level = form["hoe"] ?? ""
        reason = form["reden"] ?? ""
        until = form["tot"] ?? ""
    }

    var asked: AskedLawPermit {
        AskedLawPermit(
            id: id, identifier: finding.number, birthDate: CivilDate(finding.birth), law: Law(code: law),
            principal: PrincipalText.principal(to),
            scope: Scope(
                areas: AreaSet(Area.allCases.filter { areas.contains($0.fileName) }),
                themes: ThemeSet(Theme.allCases.filter { themes.contains($0.fileName) }),
                verbs: AccessLevel(rawValue: level)?.verbs ?? []),
            reason: reason, until: CivilDate(until))
    }
}

extension Words {
    /// What to say at a field. What finds a dossier says it in the words of emergency access.
    func lawMessage(for problem: FieldProblem, law: Law?) -> String {
        let problems = lawPermits.problems
        return switch (problem.field, problem.kind) {
        case ("wet", .missing): problems.law
        case ("wet", _): problems.lawElsewhere
        case ("aan", _): problems.to
        case ("onderdeel", _): problems.areas
        case ("theme", _): problems.themes
        case ("hoe", _): problems.how
        case ("tot", .tooEarly): problems.early
        case ("tot", .tooLate): problems.late(["count": String(law?.mostMonths ?? Law.longestMonths)])
        case ("tot", _): problems.until
        default: emergency.message(for: problem)
        }
    }
}
