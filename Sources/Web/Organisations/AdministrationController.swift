import Dossier
import Records
import UseCases

enum AdministrationController {
    static let routes: [Route] = [
        .get("/beheer") { site, visit in
            let (visitor, organisations) = try await site.workplace.administered(as: visit.caller)
            if organisations.count == 1 { return .redirect(.administration(organisations[0].id)) }
            return .page(
                OrganisationsPage(setting: site.setting(visitor, visit), organisations: organisations).html)
        },
        .get("/beheer/:organisation") { site, visit in try await page(site, visit) },
        .get("/beheer/:organisation/veranderd") { site, visit in
            let reading = try await site.workplace.readChanges(of: try visit.id("organisation"), as: visit.caller)
            return .page(ChangesPage(site.setting(reading.visitor, visit), reading).html)
        },
        .post("/beheer/:organisation/woord") { site, visit in
            let organisation: OrganisationID = try visit.id("organisation")
            let word = visit.form["woord-keuze"].flatMap { PersonWord(rawValue: $0) }
            try await site.workplace.choose(word: word == .person ? nil : word, for: organisation, as: visit.caller)
            return .redirect(.administration(organisation), query: "?gedaan=woord")
        },
        .post("/beheer/:organisation/wacht/:request", answer),
        .post("/beheer/:organisation/teams", addTeam),
        .get("/beheer/:organisation/teams/:department") { site, visit in try await team(site, visit) },
        .post("/beheer/:organisation/teams/:department/naam", renameTeam),
        .post("/beheer/:organisation/teams/:department/sluiten", closeTeam),
    ]

    private static func answer(_ site: Site, _ visit: Visit) async throws -> Answer {
        let organisation: OrganisationID = try visit.id("organisation")
        guard let answer = visit.form["antwoord"].flatMap({ SeatAnswer(rawValue: $0) }) else {
            return .redirect(.administration(organisation))
        }
        do {
            try await site.workplace.answerSeat(
                try visit.id("request"), of: organisation, answer, as: visit.caller)
            return .redirect(.administration(organisation), query: "?gedaan=\(answer.rawValue)")
        } catch Refusal.changedMeanwhile {
            return .redirect(.administration(organisation), query: "?gedaan=intussen")
        }
    }

    private static func addTeam(_ site: Site, _ visit: Visit) async throws -> Answer {
        let organisation: OrganisationID = try visit.id("organisation")
        let name = visit.form["naam"] ?? ""
        let id = visit.form["id"].flatMap { DepartmentID($0) } ?? NewIdentifier.make(at: visit.caller.at)
        do {
            try await site.workplace.addDepartment(id, name: name, to: organisation, as: visit.caller)
            return .redirect(.administration(organisation), query: "?gedaan=team")
        } catch Refusal.invalid(let problems) {
            return try await page(site, visit, id, name, problems)
        }
    }

    private static func renameTeam(_ site: Site, _ visit: Visit) async throws -> Answer {
        let organisation: OrganisationID = try visit.id("organisation")
        let department: DepartmentID = try visit.id("department")
        let name = visit.form["naam"] ?? ""
        do {
            try await site.workplace.renameDepartment(department, to: name, of: organisation, as: visit.caller)
            return .redirect(.department(organisation, department), query: "?gedaan=naam")
        } catch Refusal.invalid(let problems) {
            return try await team(site, visit, name: name, problems)
        }
    }

    private static func closeTeam(_ site: Site, _ visit: Visit) async throws -> Answer {
        let organisation: OrganisationID = try visit.id("organisation")
        let department: DepartmentID = try visit.id("department")
        do {
            try await site.workplace.closeDepartment(
                department, of: organisation, after: try visit.lastDay(), as: visit.caller)
            return .redirect(.department(organisation, department), query: "?gedaan=dicht")
        } catch Refusal.invalid(let problems) {
            return try await team(site, visit, lastDay: visit.form["tot"] ?? "", problems)
        }
    }

    private static func page(
        _ site: Site, _ visit: Visit, _ team: DepartmentID? = nil, _ name: String = "", _ problems: [FieldProblem] = []
    ) async throws -> Answer {
        let reading = try await site.workplace.readAdministration(
            of: try visit.id("organisation"), as: visit.caller)
        let setting = site.setting(reading.visitor, visit)
        let words = setting.words.organisations
        return .page(
            AdministrationPage(
                setting, reading, teamID: team ?? NewIdentifier.make(at: visit.caller.at), teamName: name,
                problems: problems.map(words.message), notice: notice(visit, words)
            ).html, problems.isEmpty ? .ok : .unprocessableContent)
    }

    private static func team(
        _ site: Site, _ visit: Visit, name: String? = nil, lastDay: String = "", _ problems: [FieldProblem] = []
    ) async throws -> Answer {
        let reading = try await site.workplace.readDepartment(
            try visit.id("department"), of: try visit.id("organisation"), as: visit.caller)
        let setting = site.setting(reading.visitor, visit)
        let words = setting.words.organisations
        return .page(
            DepartmentPage(
                setting, reading, typedName: name, lastDay: lastDay, problems: problems.map(words.message),
                notice: notice(visit, words)
            ).html, problems.isEmpty ? .ok : .unprocessableContent)
    }

    private static func notice(_ visit: Visit, _ words: Words.Organisations) -> String? {
        switch visit.query["gedaan"] {
        case "ja": words.waiting.saidYes
        case "nee": words.waiting.saidNo
        case "terug": words.waiting.tookBack
        case "intussen": words.waiting.meanwhile
        case "team": words.teams.added
        case "naam": words.teams.renamed
        case "dicht": words.teams.didClose
        case "woord": words.word.saved
        default: nil
        }
    }
}

extension Visit {
    /// The last day of a form; nil where none was filled in.
    ///
    /// - Throws: `Refusal.invalid` for what is no day.
    func lastDay() throws -> CivilDate? {
        guard let text = form["tot"], !text.isEmpty else { return nil }
        guard let day = CivilDate(text) else { throw Refusal.invalid([FieldProblem("tot", .unknownChoice)]) }
        return day
    }
}
