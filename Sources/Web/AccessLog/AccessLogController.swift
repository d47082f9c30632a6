import Dossier
import UseCases

enum AccessLogController {
    static let routes: [Route] = [
        .get("/dossiers/:dossier/wie-keek-mee") { site, visit in try await page(site, visit) },
        .post("/dossiers/:dossier/wie-keek-mee/weekbericht") { site, visit in
            let dossier: DossierID = try visit.id("dossier")
            let isOn = visit.form["stand"] != "0"
            do {
                try await site.workplace.switchDigest(isOn, in: dossier, as: visit.caller)
                return .redirect(.digest(dossier, isOn: isOn))
            } catch Refusal.invalid {
                // Mail went off, or the address is not theirs yet: the page says so.
                return .redirect(.digest(dossier))
            }
        },
    ]

    private static func page(_ site: Site, _ visit: Visit) async throws -> Answer {
        let bad = ["van", "tot"].filter { visit.query.has($0) && visit.query[$0].flatMap { CivilDate($0) } == nil }
        let query = LogQuery(visit.query)
        let reading = try await site.workplace.readAccessLog(
            of: try visit.id("dossier"), query.question, as: visit.caller)
        let setting = site.setting(reading.entrance, reading.cover, visit)
        return .page(
            AccessLogPage(
                setting, reading, query, badDates: bad, done: notice(visit, setting.words.looks.digest)
            ).html)
    }

    private static func notice(_ visit: Visit, _ words: Words.Looks.Digest) -> String? {
        switch visit.query["bericht"] {
        case "aan": words.switchedOn
        case "uit": words.switchedOff
        default: nil
        }
    }
}
