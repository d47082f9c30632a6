import Dossier
import Records
import UseCases

enum TimelineController {
    static let routes: [Route] = [
        .get("/dossiers/:dossier/rapportages") { site, visit in
            let asked = AskedTimeline(visit.query)
            let timeline = try await site.workplace.readTimeline(
                of: try visit.id("dossier"), filter: asked.filter, from: asked.place, as: visit.caller)
            let setting = site.setting(timeline.entrance, timeline.cover, visit)
            let saved = visit.query["bewaard"].flatMap { EntryID($0) }.map {
                SavedNotice(setting.words.reports.saved, $0)
            }
            return .page(TimelinePage(setting, timeline, saved: saved, badDates: asked.badDates).html)
        }
    ]
}

/// A timeline as an address or the filter form asks for it.
private struct AskedTimeline {
    var filter = TimelineFilter()
    var place: TimelinePlace?
    var badDates: [String] = []

    init(_ query: FormFields) {
        filter.theme = query["thema"].flatMap { Theme(fileName: $0) }
        filter.form = query["soort"].flatMap { ReportForm(fileName: $0) }
        filter.voice = query["stem"].flatMap { Voice(queryName: $0) }
        filter.from = moment("van", in: query, dayAfter: false)
        filter.until = moment("tot", in: query, dayAfter: true)
        place = query["bij"].flatMap { TimelinePlace($0) }
    }

    // The form sends a day, a link sends the moment itself.
    private mutating func moment(_ name: String, in query: FormFields, dayAfter: Bool) -> Moment? {
        guard let text = query[name], !text.isEmpty else { return nil }
        if let day = CivilDate(text) {
            return DossierClock.amsterdam.moment(of: dayAfter ? day.adding(days: 1) : day)
        }
        if let milliseconds = Int64(text) { return Moment(milliseconds: milliseconds) }
        badDates.append(name)
        return nil
    }
}
