import Dossier
import Records
import UseCases

/// Permits that stand on a law: two workers of an organisation make one, and the person reads of it (access rule 6).
enum LawPermitsController {
    static let routes: [Route] = [
        .get("/wettelijke-taak") { site, visit in
            try await page(site, visit, TypedLawPermit(visit.query, fresh: NewIdentifier.make(at: visit.caller.at)))
        },
        .post("/wettelijke-taak", register),
        .post("/wettelijke-taak/:request/antwoord") { site, visit in
            guard let answer = visit.form["antwoord"].flatMap({ LawAnswer(rawValue: $0) }) else {
                throw Refusal.notFound
            }
            return try await acting(done: answer.rawValue) {
                try await site.workplace.answerLawPermit(
                    try visit.id("request"), answer, site.unaskedAccessLetters(\.lawPermits.mail), as: visit.caller)
            }
        },
        .post("/wettelijke-taak/:request/stoppen") { site, visit in
            try await acting(done: "gestopt") {
                try await site.workplace.endLawPermit(try visit.id("request"), as: visit.caller)
            }
        },
        .post("/dossiers/:dossier/wie-mag-wat/gezien") { site, visit in
            let dossier: DossierID = try visit.id("dossier")
            try await site.workplace.markLawPermitsSeen(until: visit.pageMadeAt, in: dossier, as: visit.caller)
            return .redirect(.permissions(dossier), query: "?gezien=1")
        },
    ]

    private static func register(_ site: Site, _ visit: Visit) async throws -> Answer {
        let typed = TypedLawPermit(visit.form, fresh: NewIdentifier.make(at: visit.caller.at))
        do {
            let outcome = try await site.workplace.registerLawPermit(typed.asked, as: visit.caller)
            guard outcome != .waits else { return .redirect(.lawPermits, query: "?gedaan=gevraagd") }
            return try await page(site, visit, typed, outcome: outcome)
        } catch Refusal.invalid(let problems) {
            return try await page(site, visit, typed, problems)
        } catch Refusal.changedMeanwhile {
            return .redirect(.lawPermits, query: "?gedaan=intussen")
        }
    }

    private static func acting(done: String, _ act: () async throws -> Void) async throws -> Answer {
        do {
            try await act()
            return .redirect(.lawPermits, query: "?gedaan=\(done)")
        } catch Refusal.changedMeanwhile {
            return .redirect(.lawPermits, query: "?gedaan=intussen")
        }
    }

    private static func page(
        _ site: Site, _ visit: Visit, _ typed: TypedLawPermit, _ problems: [FieldProblem] = [],
        outcome: LawPermitOutcome? = nil
    ) async throws -> Answer {
        let reading = try await site.workplace.readLawPermits(as: visit.caller)
        let setting = site.setting(reading.visitor, visit)
        let words = setting.words
        var messages = problems.map { FieldMessage($0.field, words.lawMessage(for: $0, law: typed.asked.law)) }
        var isWaiting = false
        switch outcome {
        case LawPermitOutcome.none?: messages.append(FieldMessage("nummer", words.emergency.none))
        case .own?: messages.append(FieldMessage("nummer", words.lawPermits.problems.own))
        case .wait(let until)?:
            isWaiting = true
            let time = setting.dates().time(until)
            messages.append(FieldMessage("nummer", words.emergency.wait(["time": time])))
        case .waits?, nil: break
        }
        let html = LawPermitsPage(
            setting, reading, typed, problems: messages,
            notice: visit.query["gedaan"].flatMap(words.lawPermits.done.said))
        return .page(html.html, messages.isEmpty ? .ok : isWaiting ? .tooManyRequests : .unprocessableContent)
    }
}

extension Words.LawPermits.Done {
    /// What was just done, by the word in the address.
    func said(_ done: String) -> String? {
        switch done {
        case "gevraagd": registered
        case LawAnswer.yes.rawValue: yes
        case LawAnswer.no.rawValue: no
        case LawAnswer.takeBack.rawValue: takenBack
        case "gestopt": stopped
        case "intussen": meanwhile
        default: nil
        }
    }
}
