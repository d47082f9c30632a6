import Dossier
import Records
import UseCases

enum OversightController {
    static let routes: [Route] = [
        .get("/functionaris") { site, visit in try await page(site, visit) },
        .get("/functionaris/wie-keek") { site, visit in
            let days = ["van", "tot"].map { visit.query[$0].flatMap { CivilDate($0) } }
            let reading = try await site.workplace.readOversightLog(
                from: days[0], until: days[1], actor: visit.query["wie"].flatMap { AccountID($0) }, as: visit.caller)
            return .page(OversightLogPage(site.setting(reading.visitor, visit), reading).html)
        },
        .post("/functionaris/:dossier/vragen/:request") { site, visit in
            let request: RightsRequestID = try visit.id("request")
            let typed = TypedAnswer(visit.form, about: request.text)
            return try await acting(site, visit, typed, done: "?verstuurd=1") {
                guard let answer = RightsAnswer(rawValue: typed.choice) else {
                    throw Refusal.invalid([FieldProblem("antwoord", .missing)])
                }
                try await site.workplace.answerRight(
                    request, in: try visit.id("dossier"), answer, text: typed.text, as: visit.caller)
            }
        },
        .post("/functionaris/:dossier/toegang/:grant") { site, visit in
            let grant: GrantID = try visit.id("grant")
            let typed = TypedAnswer(visit.form, about: grant.text)
            return try await acting(site, visit, typed, done: "?nagekeken=1") {
                let reviews: [String: PermitReview] = ["ja": .stands, "nee": .stopped]
                guard let review = reviews[typed.choice] else {
                    throw Refusal.invalid([FieldProblem("antwoord", .missing)])
                }
                try await site.workplace.reviewPermit(
                    grant, in: try visit.id("dossier"), review, text: typed.text, as: visit.caller)
            }
        },
        .post("/functionaris/:dossier/notitie/:entry") { site, visit in
            let note: EntryID = try visit.id("entry")
            let typed = TypedNaming(visit.form, about: note.text)
            do {
                try await site.workplace.nameForNobody(
                    AccountID(typed.account), in: note, of: try visit.id("dossier"), as: visit.caller)
                return .redirect(.oversight, query: "?genoemd=1")
            } catch Refusal.changedMeanwhile {
                return .redirect(.oversight, query: "?intussen=1")
            } catch Refusal.invalid(let problems) {
                return try await page(site, visit, naming: typed, problems)
            }
        },
        .post("/functionaris/:dossier/noodtoegang/:emergency") { site, visit in
            let emergency: EmergencyID = try visit.id("emergency")
            let typed = TypedAnswer(visit.form, about: emergency.text)
            return try await acting(site, visit, typed, done: "?beoordeeld=1") {
                let reviews: [String: EmergencyReview] = ["ja": .justified, "nee": .notJustified]
                guard let review = reviews[typed.choice] else {
                    throw Refusal.invalid([FieldProblem("antwoord", .missing)])
                }
                try await site.workplace.reviewEmergency(
                    emergency, in: try visit.id("dossier"), review, text: typed.text, as: visit.caller)
            }
        },
    ]

    private static func acting(
        _ site: Site, _ visit: Visit, _ typed: TypedAnswer, done: String, _ act: () async throws -> Void
    ) async throws -> Answer {
        do {
            try await act()
            return .redirect(.oversight, query: done)
        } catch Refusal.changedMeanwhile {
            return .redirect(.oversight, query: "?intussen=1")
        } catch Refusal.invalid(let problems) {
            return try await page(site, visit, typed, naming: nil, problems)
        }
    }

    private static func page(
        _ site: Site, _ visit: Visit, _ typed: TypedAnswer? = nil, naming: TypedNaming? = nil,
        _ problems: [FieldProblem] = []
    ) async throws -> Answer {
        let reading = try await site.workplace.readOversight(as: visit.caller)
        let setting = site.setting(reading.visitor, visit)
        let words = setting.words.oversight
        let messages = problems.map { problem in
            FieldMessage(
                problem.field,
                naming == nil ? words.message(for: problem) : setting.words.apart.confined.message(for: problem))
        }
        return .page(
            OversightPage(
                setting, reading, typed: typed, problems: messages, notice: notice(visit, setting.words), naming: naming
            ).html,
            problems.isEmpty ? .ok : .unprocessableContent)
    }

    private static func notice(_ visit: Visit, _ all: Words) -> String? {
        let words = all.oversight
        if visit.query.has("beoordeeld") { return all.emergency.officer.reviewed }
        if visit.query.has("genoemd") { return all.apart.confined.orphanDone }
        if visit.query.has("verstuurd") { return words.sent }
        if visit.query.has("nagekeken") { return words.reviewed }
        return visit.query.has("intussen") ? words.meanwhile : nil
    }
}

/// What a privacy officer filled in, kept so that a wrong field loses nothing.
package struct TypedAnswer: Sendable {
    /// The request or the permit it is about.
    let about: String
    let choice: String
    let text: String

    init(_ form: FormFields, about: String) {
        self.about = about
        choice = form["antwoord"] ?? ""
        text = form["text"] ?? ""
    }
}
