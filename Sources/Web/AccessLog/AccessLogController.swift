import Dossier
import UseCases

enum AccessLogController {
    static let routes: [Route] = [
        .get("/dossiers/:dossier/wie-keek-mee") { site, visit in
            let days = ["van", "tot"].map { visit.query[$0].flatMap { CivilDate($0) } }
            let bad = ["van", "tot"].filter { visit.query.has($0) && visit.query[$0].flatMap { CivilDate($0) } == nil }
            let reading = try await site.workplace.readAccessLog(
                of: try visit.id("dossier"), from: days[0], until: days[1],
                actor: visit.query["wie"].flatMap { AccountID($0) }, as: visit.caller)
            return .page(
                AccessLogPage(site.setting(reading.entrance, reading.cover, visit), reading, badDates: bad).html)
        }
    ]
}
