import Dossier
import Records
import UseCases

/// "Wie keek mee": who looked, when and why they could, as a picture and in sentences.
package struct AccessLogPage: Sendable {
    private let page: DossierPage
    private let reading: AccessLogReading
    private let badDates: [String]

    package init(_ setting: PageSetting, _ reading: AccessLogReading, badDates: [String] = []) {
        page = DossierPage(setting, reading.entrance, reading.cover, reading.people)
        self.reading = reading
        self.badDates = badDates
    }

    private var words: Words { page.words }

    package var html: HTML { page.page(words.log.title, .log, content: content).html }

    private var content: HTML {
        """
        \(page.head(page.isPerson ? words.log.titleOwn : words.log.title, lead: words.log.lead, action: page.printButton))
        <div class="stack">
        \(LogPicture(page, reading).html)
        \(filters)
        \(Card("stappen", words.log.steps, steps).html)
        </div>
        """
    }

    private var steps: HTML {
        let entries = reading.entries.filter { $0.action != .importFile || $0.actor != nil || $0.outcome == .done }
        guard !entries.isEmpty else { return "<p class=\"soft\">\(words.log.none)</p>" }
        let cut: HTML = reading.isCut ? "<p class=\"soft\">\(words.log.cut)</p>" : .none
        return "\(cut)<ul class=\"list\">\(entries.map { LogSentence(page, reading, $0).html })</ul>"
    }

    private var filters: HTML {
        let people = reading.actors.map { ($0, page.name(of: $0)) }.sorted { $0.1 < $1.1 }
        let options = people.map { id, name in
            "<option value=\"\(id.text)\"\(id == reading.actor ? " selected" : HTML.none)>\(name)</option>" as HTML
        }
        return """
            <details class="card filters disclose"\(badDates.isEmpty && reading.actor == nil ? HTML.none : " open")>\
            <summary>\(Icon("filter").html(page.setting))\(words.common.choose)</summary>
            <form method="get" action="\(Link.accessLog(page.id))"><div class="filter-fields">\
            \(day("van", words.reports.from, reading.from))\(day("tot", words.reports.until, reading.until))\
            <div class="field"><label for="wie">\(words.log.person)</label><select class="select" id="wie" name="wie">\
            <option value="">\(words.log.everyone)</option>\(options)</select></div></div>
            <div class="actions"><button class="btn">\(words.common.show)</button>\
            <a href="\(Link.accessLog(page.id))">\(words.common.showAll)</a></div></form></details>
            """
    }

    private func day(_ name: String, _ label: String, _ day: CivilDate) -> HTML {
        let isBad = badDates.contains(name)
        return """
            <div class="field\(isBad ? " field-bad" : HTML.none)"><label for="\(name)">\(label)</label>\
            \(isBad ? FieldError(page.setting, name, words.reports.badPeriod).html : HTML.none)\
            <input class="input" type="date" id="\(name)" name="\(name)" value="\(day.text)"></div>
            """
    }
}

/// People down, days across: who looked on which day, and how often.
struct LogPicture {
    private static let mostDays = 28

    private let page: DossierPage
    private let reading: AccessLogReading

    init(_ page: DossierPage, _ reading: AccessLogReading) {
        self.page = page
        self.reading = reading
    }

    private var days: [CivilDate] {
        let count = min(Self.mostDays, reading.until.daysSinceEpoch - reading.from.daysSinceEpoch + 1)
        return (0..<max(1, count)).map { reading.until.adding(days: $0 - max(1, count) + 1) }
    }

    var html: HTML {
        // What somebody looked at; standing on a list is told below and would drown the rest. A privacy officer saw nothing of it.
        let looks = reading.entries.filter {
            $0.outcome == .done && $0.action != .listed && $0.actor != nil && !$0.isByOfficer
        }
        let byActor = Dictionary(grouping: looks, by: { $0.actor ?? .zero })
        let rows = byActor.sorted { left, right in
            (left.value.map(\.lastAt).max() ?? .init(milliseconds: 0))
                > (right.value.map(\.lastAt).max() ?? .init(milliseconds: 0))
        }
        guard !rows.isEmpty else { return .none }
        return Card(
            "beeld", page.words.log.picture,
            """
            <ul class="log-grid">\(axis)\(rows.prefix(12).map { row($0.key, $0.value) })</ul>\
            <p class="soft small more">\(page.words.log.key)</p>
            """
        ).html
    }

    private var axis: HTML {
        let cells = days.enumerated().map { index, day in
            index % 7 == 0 ? "<i><b>\(page.dates.short(day))</b></i>" : "<i></i>" as HTML
        }
        return "<li class=\"log-axis\" aria-hidden=\"true\"><span></span><span class=\"log-days\">\(cells)</span></li>"
    }

    private func row(_ actor: AccountID, _ entries: [LogEntry]) -> HTML {
        let isMe = actor == page.entrance.reach.actor
        let name = isMe ? page.words.common.yourself : page.name(of: actor)
        let counts = Dictionary(entries.map { ($0.day, $0.times) }, uniquingKeysWith: +)
        let kind: HTML = isMe ? "own" : "on"
        let cells = days.map { day -> HTML in
            guard let count = counts[day] else { return "<i></i>" }
            let number = count > 99 ? "99" : String(count)
            return count > 1 ? "<i class=\"\(kind)\">\(number)</i>" : "<i class=\"\(kind)\"></i>"
        }
        let last = entries.map(\.lastAt).max().map { page.dates.near($0) } ?? ""
        return """
            <li><span class="log-name"><strong>\(name)</strong> <small>\(page.words.log.days(counts.count, ["when": last]))</small></span>\
            <span class="log-days" aria-hidden="true">\(cells)</span></li>
            """
    }
}
