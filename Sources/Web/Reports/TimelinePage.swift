import Dossier
import Records
import UseCases

/// The shared timeline: newest first, day by day, with filters.
package struct TimelinePage: Sendable {
    private let page: DossierPage
    private let timeline: Timeline
    private let saved: SavedNotice?
    private let badDates: [String]

    /// - Parameters:
    ///   - saved: what was just saved, to say so and to let the script drop its copy.
    ///   - badDates: fields of the period that could not be read.
    package init(_ setting: PageSetting, _ timeline: Timeline, saved: SavedNotice? = nil, badDates: [String] = []) {
        page = DossierPage(setting, timeline.entrance, timeline.cover, timeline.people)
        self.timeline = timeline
        self.saved = saved
        self.badDates = badDates
    }

    private var words: Words { page.words }

    package var html: HTML { page.page(words.reports.title, .reports, content: content).html }

    private var content: HTML {
        """
        \(page.head(words.reports.title, lead: words.reports.lead, action: page.writeButton))
        \(saved?.html(page.setting))
        \(TimelineFilters(page, timeline.filter, badDates: badDates).html)
        \(timeline.items.isEmpty ? empty : list)
        \(paging)
        """
    }

    private var empty: HTML {
        let isFiltered = !timeline.filter.isEmpty
        let title = isFiltered ? words.reports.none : words.reports.empty
        let help = isFiltered ? words.reports.noneHelp : words.reports.emptyHelp
        return """
            <section class="card"><div class="empty">\(Icon("reports").html(page.setting))<p><strong>\(title)</strong></p>\
            <p>\(help)</p>\(isFiltered ? HTML.none : page.writeButton)</div></section>
            """
    }

    private var list: HTML {
        var days: [(day: CivilDate, items: [TimelineItem])] = []
        for item in timeline.items {
            let day = page.dates.day(of: item.occurredAt)
            if days.last?.day == day {
                days[days.count - 1].items.append(item)
            } else {
                days.append((day, [item]))
            }
        }
        let parts = days.map { day, items in
            """
            <h2 class="day-head">\(page.dates.heading(day))</h2><ul class="list">\(items.map(row))</ul>
            """ as HTML
        }
        return "<section class=\"card long\" aria-label=\"\(words.reports.title)\">\n\(parts)</section>"
    }

    private func row(_ item: TimelineItem) -> HTML {
        switch item {
        case .report(let report, let reactions):
            let isNew =
                report.row.author != page.entrance.reach.actor
                && report.row.recordedAt > timeline.readUntil ?? page.setting.now.moved(by: -30 * Moment.day)
            return """
                <li>\(ReportArticle(
                    page, report, reactions: reactions, goals: timeline.goals, isNew: isNew,
                    mayReact: page.dossierSetting.mayWrite
                ).html)</li>
                """
        case .withheld(let id, _, let author, let withholding):
            return "<li>\(WithheldLine(page, id, author, withholding).html)</li>"
        }
    }

    private var paging: HTML {
        let newer = timeline.newer.map { place in
            """
            <a class="btn btn-quiet" href="\(Link.timeline(page.id, timeline.filter, place))">\
            \(Icon("arrow-left").html(page.setting))\(words.reports.newer)</a>
            """ as HTML
        }
        let older = timeline.older.map { place in
            """
            <a class="btn btn-quiet" href="\(Link.timeline(page.id, timeline.filter, place))">\
            \(words.reports.older)\(Icon("arrow-right").html(page.setting))</a>
            """ as HTML
        }
        guard newer != nil || older != nil else { return .none }
        return "<nav class=\"paging\" aria-label=\"\(words.reports.pages)\">\(newer)\(older)</nav>"
    }
}

extension TimelineItem {
    var occurredAt: Moment {
        switch self {
        case .report(let report, _): report.row.occurredAt
        case .withheld(_, let at, _, _): at
        }
    }
}

/// Rule 10's one line: that something is withheld, why, by whom, until when it is reviewed.
struct WithheldLine {
    private let page: DossierPage
    private let entry: EntryID
    private let author: AccountID
    private let withholding: Withholding?

    init(_ page: DossierPage, _ entry: EntryID, _ author: AccountID, _ withholding: Withholding?) {
        self.page = page
        self.entry = entry
        self.author = author
        self.withholding = withholding
    }

    var html: HTML {
        let words = page.words.reports
        let name = page.name(of: author)
        let date = withholding?.reviewAt.map { page.dates.date($0) } ?? words.later
        let phrase = withholding?.reason == .harm ? words.withheldHarm : words.withheldAnother
        return """
            <p class="withheld">\(Icon("lock").html(page.setting))<span>\(phrase(["name": name, "date": date])) \
            \(words.withheldAsk(["name": name]))\(object)</span></p>
            """
    }

    /// Whoever decides about the dossier objects from here; the rules look again at what it is about.
    private var object: HTML {
        guard page.entrance.reach.mayAsk(.objection).allowed else { return .none }
        return """
             <a class="no-print" href="\(Link.askRight(page.id, .objection, entry: entry))">\(page.words.apart.objection.ask)</a>
            """
    }
}

/// What was just saved. The script drops its copy of the words when it reads the id here.
package struct SavedNotice: Sendable {
    private let text: String
    private let id: EntryID

    package init(_ text: String, _ id: EntryID) {
        self.text = text
        self.id = id
    }

    func html(_ setting: PageSetting) -> HTML {
        notice(
            .green, Icon("check"), setting, HTML(text: text),
            attributes: " role=\"status\" data-acknowledged=\"\(id.text)\"")
    }
}
