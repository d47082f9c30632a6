import Dossier
import UseCases

/// What somebody chose to see of the log, as it stands in the address.
package struct LogQuery: Sendable, Equatable {
    var question: LogQuestion
    /// The picture has a row for each organisation; else for each person.
    var perOrganisation = false

    /// Reads what an address says; what it says wrongly is left out.
    init(_ fields: FormFields) {
        question = LogQuestion(
            from: fields["van"].flatMap { CivilDate($0) }, until: fields["tot"].flatMap { CivilDate($0) },
            period: fields["periode"].flatMap { LookPeriod(rawValue: $0) } ?? .fourWeeks,
            actor: fields["wie"].flatMap { AccountID($0) },
            organisation: fields["organisatie"].flatMap { OrganisationID($0) })
        perOrganisation = fields["per"] == "organisatie"
    }

    /// As it stands behind an address: nothing for what is so by itself.
    var text: String {
        var parts: [String] = []
        if let from = question.from { parts.append("van=\(from.text)") }
        if let until = question.until { parts.append("tot=\(until.text)") }
        if question.period != .fourWeeks { parts.append("periode=\(question.period.rawValue)") }
        if perOrganisation { parts.append("per=organisatie") }
        if let actor = question.actor { parts.append("wie=\(actor.text)") }
        if let organisation = question.organisation { parts.append("organisatie=\(organisation.text)") }
        return parts.isEmpty ? "" : "?" + parts.joined(separator: "&")
    }

    /// The same over another time.
    func over(_ period: LookPeriod) -> LogQuery {
        var other = self
        other.question.period = period
        other.question.from = nil
        other.question.until = nil
        return other
    }

    func per(organisation: Bool) -> LogQuery {
        var other = self
        other.perOrganisation = organisation
        return other
    }

    /// The same with the lines of one row of the picture; nil: of everybody.
    func only(_ who: Looker?) -> LogQuery {
        var other = self
        (other.question.actor, other.question.organisation) = (nil, nil)
        switch who {
        case .person(let account): other.question.actor = account
        case .organisation(let organisation): other.question.organisation = organisation
        case .noOrganisation, nil: break
        }
        return other
    }

    /// Whether somebody chose the days themselves.
    var hasDays: Bool { question.from != nil || question.until != nil }
}
