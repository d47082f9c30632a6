import Dossier
import Records
import UseCases

enum ApartController {
    static let routes: [Route] = [
        .post("/dossiers/:dossier/rapportages/:entry/nog-niet", confirm),
        .get("/dossiers/:dossier/rapportages/:entry/laten-lezen") { site, visit in
            let report: EntryID = try visit.id("entry")
            let detail = try await site.workplace.readReport(report, in: try visit.id("dossier"), as: visit.caller)
            guard detail.withheld?.mayEnd == true else { throw Refusal.denied(.notPermitted) }
            return .page(LetReadPage(site.setting(detail.entrance, detail.cover, visit), detail, report).html)
        },
        .post("/dossiers/:dossier/rapportages/:entry/laten-lezen") { site, visit in
            let (dossier, report): (DossierID, EntryID) = (try visit.id("dossier"), try visit.id("entry"))
            return try await deciding(dossier, report, done: "?gelezen=1") {
                try await site.workplace.endWithholding(report, in: dossier, as: visit.caller)
            }
        },
        .post("/dossiers/:dossier/rapportages/:entry/genoemd", name),
        .post("/dossiers/:dossier/rapportages/:entry/genoemd/weg") { site, visit in
            let (dossier, report): (DossierID, EntryID) = (try visit.id("dossier"), try visit.id("entry"))
            do {
                try await site.workplace.leaveConfined(report, in: dossier, as: visit.caller)
                // The note is not there any more for who left; what follows says nothing of it.
                return .redirect(.timeline(dossier))
            } catch Refusal.changedMeanwhile {
                return .redirect(.report(dossier, report), query: "?intussen=1")
            }
        },
    ]

    private static func name(_ site: Site, _ visit: Visit) async throws -> Answer {
        let (dossier, report): (DossierID, EntryID) = (try visit.id("dossier"), try visit.id("entry"))
        let typed = TypedNaming(visit.form)
        do {
            // Who is no account is a choice that is not there.
            guard typed.account.isEmpty || AccountID(typed.account) != nil else {
                throw Refusal.invalid([FieldProblem(ApartField.named, .unknownChoice)])
            }
            try await site.workplace.nameInConfined(
                AccountID(typed.account), why: typed.why, report, in: dossier, as: visit.caller)
            return .redirect(.report(dossier, report), query: "?genoemd=1")
        } catch Refusal.invalid(let problems) {
            let detail = try await site.workplace.readReport(report, in: dossier, as: visit.caller)
            let words = site.setting(detail.entrance, detail.cover, visit).words.apart
            return ReportController.page(
                site, visit, detail, TypedReaction(id: NewIdentifier.make(at: visit.caller.at)), naming: typed,
                problems: problems.map { FieldMessage($0.field, words.confined.message(for: $0)) })
        }
    }

    private static func confirm(_ site: Site, _ visit: Visit) async throws -> Answer {
        let (dossier, report): (DossierID, EntryID) = (try visit.id("dossier"), try visit.id("entry"))
        let typed = visit.form[ApartField.months] ?? ""
        do {
            // What is no number is a choice that is not there, never the day it has.
            guard typed.isEmpty || Int(typed) != nil else {
                throw Refusal.invalid([FieldProblem(ApartField.months, .unknownChoice)])
            }
            return try await deciding(dossier, report, done: "?nogniet=1") {
                try await site.workplace.confirmWithholding(
                    report, months: Int(typed), stand: WithholdingStand(visit.form["stand"] ?? ""), in: dossier,
                    as: visit.caller)
            }
        } catch Refusal.invalid(let problems) {
            let detail = try await site.workplace.readReport(report, in: dossier, as: visit.caller)
            let words = site.setting(detail.entrance, detail.cover, visit).words.apart.write
            return ReportController.page(
                site, visit, detail, TypedReaction(id: NewIdentifier.make(at: visit.caller.at)),
                problems: problems.map { FieldMessage($0.field, words.message(for: $0) ?? "") })
        }
    }

    /// Two professionals who answer at the same time both come back to how it stands.
    private static func deciding(
        _ dossier: DossierID, _ report: EntryID, done: String, _ act: () async throws -> Void
    ) async throws -> Answer {
        do {
            try await act()
            return .redirect(.report(dossier, report), query: done)
        } catch Refusal.changedMeanwhile {
            return .redirect(.report(dossier, report), query: "?intussen=1")
        }
    }

    /// What was just decided, on the page of the report that follows.
    static func notice(_ visit: Visit, _ words: Words.Apart, person: String) -> String? {
        if visit.query.has("nogniet") { return words.withheld.confirmedNow }
        if visit.query.has("genoemd") { return words.confined.namedNow }
        if visit.query.has("gelezen") { return words.withheld.endedNow(["name": person]) }
        return visit.query.has("intussen") ? words.withheld.meanwhile : nil
    }
}
